@echo off
rem Builds what is stale, then runs the samples: see the file gradus, which does the same for POSIX shells.
setlocal EnableExtensions
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "ADVICE=install a JDK, 17 or newer (for example from https://adoptium.net), and set JAVA_HOME or the path"

if defined JAVA_HOME (
  set "JAVA=%JAVA_HOME%\bin\java.exe"
) else (
  set "JAVA="
  for /f "delims=" %%J in ('where java 2^>nul') do if not defined JAVA set "JAVA=%%J"
)
if not defined JAVA call :fail "Java is not on the path and JAVA_HOME is not set; %ADVICE%" & exit /b 2
if not exist "%JAVA%" call :fail "JAVA_HOME is %JAVA_HOME%, which has no bin\java.exe; %ADVICE%" & exit /b 2

set "RELEASE="
set "FOUND=%TEMP%\gradus-%RANDOM%%RANDOM%.txt"
"%JAVA%" -XshowSettings:properties -version 2>&1 | findstr /c:"java.specification.version = " >"%FOUND%"
for /f "usebackq tokens=3" %%V in ("%FOUND%") do set "RELEASE=%%V"
del "%FOUND%"
if not defined RELEASE call :fail "%JAVA% does not start; %ADVICE%" & exit /b 2
if "%RELEASE:~0,2%"=="1." call :fail "%JAVA% is Java %RELEASE%, too old; %ADVICE%" & exit /b 2
if %RELEASE% LSS 17 call :fail "%JAVA% is Java %RELEASE%, too old; %ADVICE%" & exit /b 2

set "BENCHMARKS="
set "MODULES=runtime,vector,training,dsl,compiler,samples"
set "LAST=samples"
set "MAIN=dev.gradus.samples.Main"
if /i "%~1"=="gradbench" set "BENCHMARKS=1"
if /i "%~1"=="bench" set "BENCHMARKS=1"
if defined BENCHMARKS (
  set "MODULES=runtime,vector,training,dsl,compiler,samples,benchmarks"
  set "LAST=benchmarks"
  set "MAIN=dev.gradus.benchmarks.Main"
)
set "PROFILE="
set "PEERS="
if /i "%~1"=="bench" for %%A in (%*) do if /i "%%~A"=="peers" set "PEERS=1"
if defined PEERS (
  set "MODULES=%MODULES%,benchmarks-peers"
  set "LAST=benchmarks-peers"
  set "PROFILE=-Ppeers"
)
set "VECTOR=--add-modules jdk.incubator.vector"
"%JAVA%" %VECTOR% -version >nul 2>&1 || set "VECTOR="
set "NATIVE="
if %RELEASE% GEQ 22 set "NATIVE=--enable-native-access=ALL-UNNAMED"

rem Contents count, not times: the classes live in a directory named after the hash of the sources.
set "HASH="
for /f "delims=" %%H in ('powershell -NoProfile -Command "$root = $env:ROOT; $files = @('gradus', 'pom.xml', '.mvn\maven.config') + ($env:MODULES.Split(',') | ForEach-Object { $_ + '\pom.xml'; Get-ChildItem -Recurse -File -ErrorAction SilentlyContinue (Join-Path $root ($_ + '\src\main')) | ForEach-Object { $_.FullName.Substring($root.Length + 1) } } | Sort-Object); $sha = [Security.Cryptography.SHA256]::Create(); $text = ($files | ForEach-Object { $_ + ' ' + [BitConverter]::ToString($sha.ComputeHash([IO.File]::ReadAllBytes((Join-Path $root $_)))) }) -join \"`n\"; [BitConverter]::ToString($sha.ComputeHash([Text.Encoding]::UTF8.GetBytes($text)), 0, 8).Replace('-', '')"') do set "HASH=%%H"
if not defined HASH call :fail "PowerShell is needed to find out what is stale" & exit /b 2
set "LAUNCH=%ROOT%\target\launch\%HASH%"
if not exist "%LAUNCH%\libraries" call :build || exit /b 2

set "CLASSPATH="
for %%M in (%MODULES%) do call set "CLASSPATH=%%CLASSPATH%%%LAUNCH%\%%M;"
for /f "usebackq delims=" %%L in ("%LAUNCH%\libraries") do set "LIBRARIES=%%L"
"%JAVA%" %VECTOR% %NATIVE% -Djava.awt.headless=true "-Dgradus.home=%ROOT%" -cp "%CLASSPATH%%LIBRARIES%" %MAIN% %*
exit /b %ERRORLEVEL%

:build
where mvn >nul 2>&1 || (call :fail "Maven is needed to build; install Maven 3.6.3 or newer (https://maven.apache.org)" & exit /b 2)
echo gradus: building (the first time, Maven fetches the libraries) 1>&2
pushd "%ROOT%"
call mvn -q -B -ntp -Dstyle.color=never %PROFILE% -pl %LAST% -am process-classes 1>&2
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (call :fail "the build failed; the reason stands above" & exit /b 2)
set "STAGED=%ROOT%\target\launch\staged.%RANDOM%%RANDOM%"
mkdir "%STAGED%" || exit /b 2
for %%M in (%MODULES%) do (
  if exist "%ROOT%\%%M\target\classes" xcopy /e /i /q /y "%ROOT%\%%M\target\classes" "%STAGED%\%%M" >nul
)
copy /y "%ROOT%\%LAST%\target\libraries" "%STAGED%\libraries" >nul
if exist "%LAUNCH%" rmdir /s /q "%LAUNCH%"
move "%STAGED%" "%LAUNCH%" >nul
exit /b %ERRORLEVEL%

:fail
echo gradus: %~1 1>&2
exit /b 0
