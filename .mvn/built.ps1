# Says what is built: prints "outdated" when a source is newer than what was built from it, "cached" when the start-up cache
# fits the jars, else "plain". Called by andon.cmd with the root of the project.
param([string] $root)
$app = Join-Path $root 'app\desktop\target\app'
$built = Get-Item -LiteralPath (Join-Path $app 'built') -ErrorAction SilentlyContinue
if (-not $built -or -not (Test-Path -LiteralPath (Join-Path $app 'andon.jar'))) {
    Write-Output 'outdated'
    exit 0
}
if (Test-Path -LiteralPath (Join-Path $root 'pom.xml')) {
    $newer = Get-ChildItem -LiteralPath $root -Recurse |
        Where-Object { $_.LastWriteTimeUtc -gt $built.LastWriteTimeUtc } |
        Where-Object { $_.FullName -notmatch '\\(target|\.git)(\\|$)|\\src\\test(\\|$)' } |
        Where-Object { $_.Name -eq 'pom.xml' -or $_.FullName -match '\\src\\main\\' } |
        Select-Object -First 1
    if ($newer) {
        Write-Output 'outdated'
        exit 0
    }
}
# The JVM does not notice that a jar has changed since the cache was made; it would run the old classes.
$cache = Get-Item -LiteralPath (Join-Path $app 'andon.aot') -ErrorAction SilentlyContinue
if ($cache) {
    $later = Get-ChildItem -LiteralPath $app -Recurse -Filter '*.jar' |
        Where-Object { $_.LastWriteTimeUtc -gt $cache.LastWriteTimeUtc } |
        Select-Object -First 1
}
if ($cache -and -not $later) { Write-Output 'cached' } else { Write-Output 'plain' }
