@echo off
rem Runs the one Maven version that builds Andon, on any machine that has a JDK: mvnw verify
setlocal
set "ROOT=%~dp0"
set "JDK="
set "MAVEN="
for /f "usebackq delims=" %%J in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%.mvn\find-jdk.ps1"`) do set "JDK=%%J"
if not defined JDK exit /b 1
for /f "usebackq delims=" %%M in (`powershell -NoProfile -ExecutionPolicy Bypass -File "%ROOT%.mvn\find-maven.ps1" "%ROOT%." "%JDK%"`) do set "MAVEN=%%M"
if not defined MAVEN exit /b 1
set "JAVA_HOME=%JDK%"
call "%MAVEN%\bin\mvn.cmd" %*
exit /b %ERRORLEVEL%
