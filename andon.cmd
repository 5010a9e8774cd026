@echo off
rem Starts Andon: andon --help. Finds a JDK, builds what is not built or older than its sources, and runs it.
setlocal
set "ROOT=%~dp0"
set "APP=%ROOT%app\desktop\target\app"
set "LOG=%ROOT%target\andon-build.log"
set "JDK="
for /f "usebackq delims=" %%J in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%.mvn\find-jdk.ps1"`) do set "JDK=%%J"
if not defined JDK exit /b 1
call :look
if not "%BUILT%"=="outdated" goto run

if exist "%APP%\built" (
    echo andon: building, as the sources have changed; this takes a minute or two 1>&2
) else (
    echo andon: building for the first time: Maven fetches what Andon is made with, compiles it, and prepares a quick start. 1>&2
    echo andon: this takes about five minutes, once; every step goes to %LOG% 1>&2
)
if not exist "%ROOT%target" mkdir "%ROOT%target"
call "%ROOT%mvnw.cmd" -B -f "%ROOT%pom.xml" package -pl app/desktop -am -Dmaven.test.skip=true > "%LOG%" 2>&1
if errorlevel 1 (
    echo andon: the build failed. The whole log is %LOG%; it ends in: 1>&2
    findstr /b /c:"[ERROR]" /c:"mvnw:" "%LOG%" 1>&2
    exit /b 1
)
call :look

:run
set "CACHE="
if "%BUILT%"=="cached" set CACHE="-XX:AOTCache=%APP%\andon.aot"
"%JDK%\bin\java.exe" "@%APP%\andon.options" %CACHE% -jar "%APP%\andon.jar" %*
exit /b %ERRORLEVEL%

:look
set "BUILT=plain"
for /f "usebackq delims=" %%B in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%.mvn\built.ps1" "%ROOT%."`) do set "BUILT=%%B"
exit /b 0
