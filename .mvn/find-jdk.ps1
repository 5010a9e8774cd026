# Finds a JDK that can build and run Andon and prints its home; says on standard error what is missing, and ends with 1,
# when there is none. The twin of find-jdk.sh. Called by mvnw.cmd and andon.cmd.
$needed = 25

# The feature number (17, 25) of the JDK at $jdk, or 0.
function Get-Feature([string] $jdk) {
    $release = Join-Path $jdk 'release'
    if (-not (Test-Path -LiteralPath (Join-Path $jdk 'bin\javac.exe'))) { return 0 }
    if (-not (Test-Path -LiteralPath $release)) { return 0 }
    $line = Get-Content -LiteralPath $release | Where-Object { $_ -match '^JAVA_VERSION="?(\d+)' } | Select-Object -First 1
    if ($line -match '^JAVA_VERSION="?(\d+)') { return [int] $Matches[1] }
    return 0
}

function Get-Children([string] $folder) {
    if ($folder -and (Test-Path -LiteralPath $folder)) {
        Get-ChildItem -LiteralPath $folder -Directory | ForEach-Object { $_.FullName }
    }
}

# What was named on purpose wins, whatever else is there.
foreach ($jdk in $env:JAVA_HOME, $env:JDK_HOME) {
    if ($jdk -and (Get-Feature $jdk) -ge $needed) {
        Write-Output $jdk
        exit 0
    }
}

$candidates = @()
$onPath = Get-Command java.exe -ErrorAction SilentlyContinue | Select-Object -First 1
if ($onPath) { $candidates += Split-Path (Split-Path $onPath.Source) }
$programs = @($env:ProgramFiles, (Join-Path $env:LOCALAPPDATA 'Programs'))
$vendors = 'Java', 'Eclipse Adoptium', 'Microsoft', 'Zulu', 'Amazon Corretto', 'BellSoft', 'Semeru', 'OpenJDK'
foreach ($program in $programs) {
    foreach ($vendor in $vendors) { $candidates += Get-Children (Join-Path $program $vendor) }
}
$candidates += Get-Children (Join-Path $env:USERPROFILE '.jdks')
$candidates += Get-Children (Join-Path $env:USERPROFILE '.sdkman\candidates\java')
$candidates += Get-Children (Join-Path $env:USERPROFILE 'scoop\apps')

# Exactly the needed version first, else the lowest newer one.
$fitting = $candidates |
    ForEach-Object { [pscustomobject] @{ Home = $_; Feature = Get-Feature $_ } } |
    Where-Object { $_.Feature -ge $needed } |
    Sort-Object Feature |
    Select-Object -First 1
if ($fitting) {
    Write-Output $fitting.Home
    exit 0
}

[Console]::Error.WriteLine(@"
Andon needs a JDK $needed or newer, and none was found.

Looked at: JAVA_HOME ($env:JAVA_HOME), JDK_HOME ($env:JDK_HOME), java on the PATH ($(if ($onPath) { $onPath.Source } else { 'none' })),
$($vendors -join ', ') under $($programs -join ' and '), and .jdks and .sdkman in $env:USERPROFILE.

How to get one (Eclipse Temurin $needed is a good choice):
  winget install EclipseAdoptium.Temurin.$needed.JDK
or from adoptium.net. If one is installed somewhere else, name it: set JAVA_HOME=C:\path\to\jdk
"@)
exit 1
