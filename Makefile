# Q-Check. Zwei Befehle genügen: make run und make test. Beide richten ein, was fehlt.
SHELL := /bin/bash
PY := .venv/bin/python
SCHRITTE := setup run test check bench torture bilder lock programm hilfe
BILDSCHIRM := $(or $(DISPLAY),$(WAYLAND_DISPLAY),$(filter Darwin,$(shell uname)))
PYTEST := $(PY) -m pytest

.PHONY: $(SCHRITTE)
.DEFAULT_GOAL := hilfe

# Tests und Bilder brauchen keinen Bildschirm und sehen überall gleich aus.
test check bench torture bilder: export QT_QPA_PLATFORM ?= offscreen

hilfe:
	@echo "make run      Q-Check am Beispiel öffnen (ohne Bildschirm: Berichte nach ausgabe/ schreiben)"
	@echo "make test     alle Tests"
	@echo "make check    Form, Regeln, Typen, Stockwerke des Quelltexts"
	@echo "make setup    nur einrichten: uv, .venv, Qt-Bibliotheken"
	@echo "make bench    Messungen · make torture  Abbruchversuche · make bilder  Bildschirmfotos nach bilder/"
	@echo "make lock     Abhängigkeiten neu sperren (AUFFRISCHEN=1: auf neueste Fassungen)"
	@echo "make programm das eingefrorene Programm für dieses System nach dist/ bauen und prüfen"

setup: .venv/.eingerichtet .venv/.qt-bereit
	@:

.venv/.eingerichtet: pyproject.toml requirements-dev.txt requirements-uv.txt installer/einrichten.sh
	@PYTHON="$(PYTHON)" installer/einrichten.sh umgebung

.venv/.qt-bereit: .venv/.eingerichtet
	@installer/einrichten.sh qt

.venv/.fenster-bereit: .venv/.qt-bereit
	@installer/einrichten.sh fenster

ifneq ($(BILDSCHIRM),)
run: setup .venv/.fenster-bereit
	@$(PY) -m qmapp --beispiel
else
run: setup
	@echo "Kein Bildschirm gefunden: Q-Check führt die Aktenprüfung am Beispiel ohne Fenster vor."
	@$(PY) -m qmapp vorfuehren --ziel ausgabe
	@echo "Die Berichte liegen in $(CURDIR)/ausgabe"
endif

# One process a core; a module's tests stay together, because they share what they have built.
test: setup
	@$(PYTEST) -n logical --dist loadscope

check: setup
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PYTEST) tests/test_architecture.py

# The options of pyproject.toml leave these folders out, so their own are given here.
bench: setup
	@$(PYTEST) tests/benchmarks -o addopts= --import-mode=importlib -p no:cacheprovider -q -s

torture: setup
	@$(PYTEST) tests/torture -o addopts= --import-mode=importlib -p no:cacheprovider -q -s

bilder: setup
	@$(PY) -m tests.bilder

lock:
	@PYTHON="$(PYTHON)" installer/einrichten.sh sperren $(if $(AUFFRISCHEN),--upgrade)

programm:
	@PYTHON="$(PYTHON)" installer/einrichten.sh programm
