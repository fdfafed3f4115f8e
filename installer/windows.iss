; Inno Setup: per user, without administrator, silent with /VERYSILENT, opens .qcheck by double click.
; iscc /DFassung=0.1.0 installer\windows.iss      (after dist\Q-Check has been built)
#ifndef Fassung
  #error Bitte die Fassung nennen: iscc /DFassung=0.1.0 installer\windows.iss
#endif

[Setup]
AppId={{7B0E1D4C-53A0-4C6B-9A53-6E2E2A7C1D90}
AppName=Q-Check
AppVersion={#Fassung}
AppVerName=Q-Check {#Fassung}
DefaultDirName={autopf}\Q-Check
DefaultGroupName=Q-Check
PrivilegesRequired=lowest
PrivilegesRequiredOverridesAllowed=commandline
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
DisableProgramGroupPage=yes
ChangesAssociations=yes
CloseApplications=yes
LicenseFile=..\LICENSE
SourceDir=.
OutputDir=..\dist
OutputBaseFilename=Q-Check-{#Fassung}-Setup
Compression=lzma2
SolidCompression=yes
WizardStyle=modern
UninstallDisplayIcon={app}\Q-Check.exe

[Languages]
Name: "deutsch"; MessagesFile: "compiler:Languages\German.isl"

[Tasks]
Name: "desktop"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; An update must not leave modules of the old version behind.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "..\dist\Q-Check\*"; DestDir: "{app}"; Flags: recursesubdirs ignoreversion

[Icons]
Name: "{autoprograms}\Q-Check"; Filename: "{app}\Q-Check.exe"
Name: "{autodesktop}\Q-Check"; Filename: "{app}\Q-Check.exe"; Tasks: desktop

[Registry]
Root: HKA; Subkey: "Software\Classes\.qcheck\OpenWithProgids"; ValueType: string; ValueName: "QCheck.Arbeitsbereich"; ValueData: ""; Flags: uninsdeletevalue
Root: HKA; Subkey: "Software\Classes\QCheck.Arbeitsbereich"; ValueType: string; ValueData: "Q-Check-Arbeitsbereich"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\QCheck.Arbeitsbereich\DefaultIcon"; ValueType: string; ValueData: "{app}\Q-Check.exe,0"
Root: HKA; Subkey: "Software\Classes\QCheck.Arbeitsbereich\shell\open\command"; ValueType: string; ValueData: """{app}\Q-Check.exe"" ""%1"""

[Run]
Filename: "{app}\Q-Check.exe"; Description: "{cm:LaunchProgram,Q-Check}"; Flags: nowait postinstall skipifsilent
