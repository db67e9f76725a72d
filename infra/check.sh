#!/usr/bin/env bash
# Checks the Bicep files: format, diagnostics of compiler and linter, and what they would deploy against the committed
# snapshots. Fails on any diagnostic. ./infra/check.sh [--update]: --update formats the files and rewrites the snapshots.
set -uo pipefail
shopt -s nullglob
infra=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

stop() {
  echo "$1" >&2
  exit 2
}

case "$*" in
  '') update= ;;
  --update) update=yes ;;
  *) stop "check.sh takes --update or nothing, not: $*" ;;
esac

downloaded() {
  dotnet msbuild "$infra/check/Bicep.csproj" -getProperty:BicepPath
}

bicep=${BICEP:-}
if [ -z "$bicep" ]; then
  [ "$(uname -sm)" = 'Linux x86_64' ] ||
    stop "The package holds the Bicep CLI for Linux on x64. Here, install it and name it: BICEP=/path/to/bicep $0"
  bicep=$(downloaded)
  # Where the packages lie is known only after a restore.
  if [ ! -x "$bicep" ]; then
    log=$(dotnet restore "$infra/check/Bicep.csproj" 2>&1) || stop "The Bicep CLI could not be restored: $log"
    bicep=$(downloaded)
  fi
fi
[ -x "$bicep" ] || stop "There is no Bicep CLI at $bicep."

cd "$infra" || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=$work/failures

fail() {
  # The CLI colours its answers, terminal or not.
  printf '%s\n' "$1" | sed 's/\x1b\[[0-9;]*m//g' >>"$failures"
}

# A misspelt property is a warning and ends with code 0: whatever is said at all, fails.
silent() {
  local what=$1 said
  shift
  said=$("$@" 2>&1) && [ -z "$said" ] && return 0
  fail "$what: ${said:-failed without a word}"
}

check_format() {
  local formatted=$work/formatted file
  mkdir -p "$formatted/modules"
  for file in "${files[@]}"; do cp "$file" "$formatted/$file"; done
  silent "The templates cannot be formatted" "$bicep" format --pattern "$formatted/**/*.bicep"
  silent "The parameters cannot be formatted" "$bicep" format --pattern "$formatted/*.bicepparam"
  for file in "${files[@]}"; do
    cmp -s "$file" "$formatted/$file" && continue
    if [ -n "$update" ]; then
      cp "$formatted/$file" "$file"
    else
      fail "$file is not formatted. Run infra/check.sh --update."
    fi
  done
}

# Invented ids: a snapshot is taken without any cloud.
snapshot() {
  "$bicep" snapshot "main.$1.bicepparam" --mode "$2" --location westeurope --resource-group "engagement-$1" \
    --tenant-id 00000000-0000-0000-0000-000000000001 --subscription-id 00000000-0000-0000-0000-000000000002
}

check_snapshot() {
  if [ -n "$update" ]; then
    # The CLI writes outputs in any order: what says the same stays as it is.
    snapshot "$1" validate >/dev/null 2>&1 && return
    silent "main.$1.bicepparam gives no snapshot" snapshot "$1" overwrite
  elif [ ! -f "main.$1.snapshot.json" ]; then
    fail "main.$1.bicepparam has no snapshot. Run infra/check.sh --update and commit it."
  else
    silent "main.$1.bicepparam would deploy something else than its snapshot says. If that is meant, run infra/check.sh --update" \
      snapshot "$1" validate
  fi
}

files=(*.bicep modules/*.bicep *.bicepparam)
check_format
# The build runs the linter too, also over the modules that are composed.
silent "main.bicep has diagnostics" "$bicep" build main.bicep --outfile "$work/main.json" &
for parameters in main.*.bicepparam; do
  environment=${parameters#main.}
  check_snapshot "${environment%.bicepparam}" &
done
wait

if [ -s "$failures" ]; then
  cat "$failures" >&2
  exit 1
fi
echo "${#files[@]} Bicep files checked"
