# Prints the home of the one Maven that builds Andon, and fetches it first when it is not kept yet: through a Maven on the
# PATH and the repository that one is set up for, or from the Apache archive; checked against a SHA-512 either way.
# Called by mvnw.cmd with the root of the project and the home of a JDK.
param([string] $root, [string] $jdk)
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

$settings = @{}
Get-Content -LiteralPath (Join-Path $root '.mvn\maven.properties') |
    Where-Object { $_ -match '^(\w+)=(.*)$' } |
    ForEach-Object { $settings[$Matches[1]] = $Matches[2].Trim() }
$version = $settings['version']
$user = if ($env:MAVEN_USER_HOME) { $env:MAVEN_USER_HOME } else { Join-Path $env:USERPROFILE '.m2' }
$dists = Join-Path $user "wrapper\dists\apache-maven-$version"
$maven = Join-Path $dists $settings['sha512'].Substring(0, 12)
if (Test-Path -LiteralPath (Join-Path $maven 'bin\mvn.cmd')) {
    Write-Output $maven
    exit 0
}

[Console]::Error.WriteLine("mvnw: fetching Maven $version into $dists (once)")
$work = Join-Path $dists ('fetch.' + [guid]::NewGuid().ToString('N'))
New-Item -ItemType Directory -Force -Path $work | Out-Null
try {
    $zip = Join-Path $work "apache-maven-$version-bin.zip"
    if (Get-Command mvn.cmd -ErrorAction SilentlyContinue) {
        Push-Location -LiteralPath $work
        $copy = 'org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy'
        & cmd.exe /d /c "mvn.cmd -q -B $copy -Dartifact=org.apache.maven:apache-maven:${version}:zip:bin -DoutputDirectory=. > log 2>&1"
        Pop-Location
    }
    if (-not (Test-Path -LiteralPath $zip)) {
        [Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12
        $url = "https://archive.apache.org/dist/maven/maven-3/$version/binaries/apache-maven-$version-bin.zip"
        Invoke-WebRequest -UseBasicParsing -Uri $url -OutFile $zip
    }
    $found = (Get-FileHash -LiteralPath $zip -Algorithm SHA512).Hash
    if ($found -ne $settings['sha512']) {
        throw "the Maven that was fetched is not the one expected: its SHA-512 is $found"
    }
    Push-Location -LiteralPath $work
    & (Join-Path $jdk 'bin\jar.exe') xf $zip
    Pop-Location
    if (-not (Test-Path -LiteralPath $maven)) {
        Move-Item -LiteralPath (Join-Path $work "apache-maven-$version") -Destination $maven
    }
} catch {
    [Console]::Error.WriteLine("mvnw: $($_.Exception.Message)")
    [Console]::Error.WriteLine('mvnw: check the network and the proxy, or install any Maven that is set up for your repository.')
    exit 1
} finally {
    Remove-Item -LiteralPath $work -Recurse -Force -ErrorAction SilentlyContinue
}
Write-Output $maven
