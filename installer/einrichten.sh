#!/usr/bin/env bash
# Sets up what a fresh Debian or Ubuntu lacks; the Makefile calls it, it may be repeated at any time.
#   einrichten.sh umgebung    uv and .venv from the hashed requirements
#   einrichten.sh qt          the system libraries Qt loads without a screen
#   einrichten.sh fenster     those it needs besides for a window
#   einrichten.sh sperren     locks the dependencies anew (further words go to uv, such as --upgrade)
#   einrichten.sh programm    freezes the program for this system into dist/ and tries it
set -euo pipefail
cd "$(dirname "$0")/.."

VENV=.venv
TOOLS=.werkzeug
BUNDLE_VENV=.venv-paket
QT_OFFSCREEN="libegl1 libgl1 libglib2.0-0 libfontconfig1 libfreetype6 libx11-6 libxkbcommon0 libdbus-1-3"
QT_WINDOW="libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 \
libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 libxkbcommon-x11-0"

say() { printf '%s\n' "$*"; }
fail() { printf '%s\n' "$@" >&2; exit 1; }
root() { [ "$(id -u)" = 0 ]; }

find_python() {
    local candidate
    for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            "$candidate" -c 'import sys; print(sys.executable)'
            return
        fi
    done
    fail "Q-Check braucht Python 3.11 oder neuer, gefunden wurde keines. Es wurde nichts verändert." \
        "Bitte Python einrichten oder den Pfad nennen: make setup PYTHON=/pfad/zu/python3.12"
}

# Installs Debian packages, or says in one line how an administrator does it.
debian() {
    if ! command -v apt-get >/dev/null; then
        fail "Es fehlen Systembibliotheken, die unter Debian so heißen: $*" "Bitte die entsprechenden Pakete einrichten."
    fi
    if ! root; then
        fail "Es fehlen Systempakete. Bitte einmal ausführen und danach den Befehl wiederholen:" \
            "    sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "Systempakete werden eingerichtet: $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# uv does not read pip's configuration. An office that reaches its packages through a mirror has set that up for pip,
# so the same mirror is handed on; what is set for uv itself goes before.
mirror() {
    local settings
    settings=$("$@" -m pip config list 2>/dev/null) || return 0
    pip_value() { sed -nE "s/^(:env:\.|install\.|global\.)$1='(.*)'\$/\2/p" <<<"$settings" | head -n 1; }
    local index extra cert trusted
    index=$(pip_value index-url) extra=$(pip_value extra-index-url)
    cert=$(pip_value cert) trusted=$(pip_value trusted-host)
    if [ -n "$index" ]; then export UV_DEFAULT_INDEX="${UV_DEFAULT_INDEX:-$index}"; fi
    if [ -n "$extra" ]; then
        export UV_INDEX="${UV_INDEX:-$extra}"
        # pip takes a package from whichever index has it; with hashes checked that is safe for uv, too.
        export UV_INDEX_STRATEGY="${UV_INDEX_STRATEGY:-unsafe-best-match}"
    fi
    if [ -n "$cert" ]; then export SSL_CERT_FILE="${SSL_CERT_FILE:-$cert}"; fi
    if [ -n "$trusted" ]; then export UV_INSECURE_HOST="${UV_INSECURE_HOST:-$trusted}"; fi
}

find_uv() {
    if [ -x "$TOOLS/bin/uv" ]; then UV=$TOOLS/bin/uv; return; fi
    if uv --version >/dev/null 2>&1; then UV=uv; return; fi
    say "uv wird eingerichtet (Ordner $TOOLS)."
    if ! "$1" -m venv "$TOOLS" >/dev/null 2>&1; then
        rm -rf "$TOOLS"
        debian python3-venv "$("$1" -c 'import sys; print("python%d.%d-venv" % sys.version_info[:2])')"
        "$1" -m venv "$TOOLS"
    fi
    if ! "$TOOLS/bin/python" -m pip install -q --disable-pip-version-check --require-hashes -r requirements-uv.txt; then
        rm -rf "$TOOLS"
        fail "uv ließ sich nicht laden. Bitte die Verbindung zum Paketverzeichnis prüfen (pip config list) und wiederholen."
    fi
    UV=$TOOLS/bin/uv
}

prepare_uv() {
    BASE_PYTHON=$(find_python)
    find_uv "$BASE_PYTHON"
    if [ -x "$TOOLS/bin/python" ]; then mirror "$TOOLS/bin/python"; else mirror "$BASE_PYTHON"; fi
    export UV_PYTHON_DOWNLOADS=never UV_HTTP_TIMEOUT="${UV_HTTP_TIMEOUT:-180}" UV_NO_PROGRESS=1
    export UV_LINK_MODE="${UV_LINK_MODE:-$(link_mode)}"
}

# Hard links save the copy of 500 MB, but only within one file system.
link_mode() {
    local cache
    cache=$("$UV" cache dir) && mkdir -p "$cache" 2>/dev/null || { echo copy; return; }
    if [ "$(stat -c %d "$cache" 2>/dev/null)" = "$(stat -c %d . 2>/dev/null)" ]; then echo hardlink; else echo copy; fi
}

umgebung() {
    prepare_uv
    if ! "$VENV/bin/python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        say "Umgebung $VENV wird angelegt."
        "$UV" venv -q --clear --python "$BASE_PYTHON" "$VENV"
    fi
    say "Abhängigkeiten werden eingerichtet (beim ersten Mal rund 500 MB)."
    "$UV" pip sync -q --python "$VENV/bin/python" --require-hashes requirements-dev.txt
    "$UV" pip install -q --python "$VENV/bin/python" --no-deps --no-build-isolation -e .
    touch "$VENV/.eingerichtet"
}

# True where a library of Qt names another that the system does not have.
incomplete() {
    local qt found
    qt=$("$VENV/bin/python" -c 'import importlib.util as u; print(u.find_spec("PySide6").submodule_search_locations[0])')/Qt
    found=$(cd "$qt" && ldd "$@" 2>/dev/null || true)
    [[ $found == *"not found"* ]]
}

libraries() {
    local stamp=$1 packages=$2
    shift 2
    if [ "$(uname)" = Linux ]; then
        if incomplete "$@"; then
            # shellcheck disable=SC2086 # one word per package
            debian $packages
            if incomplete "$@"; then fail "Qt findet noch nicht alle Systembibliotheken. Näheres: ldd auf $*"; fi
        fi
    fi
    touch "$VENV/$stamp"
}

sperren() {
    prepare_uv
    export UV_CUSTOM_COMPILE_COMMAND="make lock"
    local compile=("$UV" pip compile -q --universal --python-version 3.11 --generate-hashes "$@")
    "${compile[@]}" pyproject.toml -o requirements.txt
    "${compile[@]}" pyproject.toml --extra dev -c requirements.txt -o requirements-dev.txt
    "${compile[@]}" pyproject.toml --extra paket -c requirements.txt -o requirements-paket.txt
    "${compile[@]}" installer/uv.in -o requirements-uv.txt
    say "Gesperrt: requirements.txt, requirements-dev.txt, requirements-paket.txt, requirements-uv.txt"
}

# The bundle is built from an environment without development tools, so that none of them slips in.
programm() {
    prepare_uv
    "$UV" venv -q --clear --python "$BASE_PYTHON" "$BUNDLE_VENV"
    "$UV" pip sync -q --python "$BUNDLE_VENV/bin/python" --require-hashes requirements-paket.txt
    "$UV" pip install -q --python "$BUNDLE_VENV/bin/python" --no-deps --no-build-isolation --no-cache .
    "$BUNDLE_VENV/bin/pyinstaller" --noconfirm --log-level WARN --workpath build --distpath dist installer/qmapp.spec
    "$BUNDLE_VENV/bin/python" installer/probe.py dist/Q-Check
}

case "${1:-}" in
    umgebung) umgebung ;;
    qt) libraries .qt-bereit "$QT_OFFSCREEN" lib/libQt6Widgets.so.6 lib/libQt6Svg.so.6 lib/libQt6DBus.so.6 ;;
    fenster) libraries .fenster-bereit "$QT_WINDOW" plugins/platforms/libqxcb.so ;;
    sperren) shift; sperren "$@" ;;
    programm) programm ;;
    *) fail "Aufruf: einrichten.sh umgebung|qt|fenster|sperren|programm" ;;
esac
