#!/usr/bin/env bash
# The whole pipeline on this machine:
# ./demo.sh [--published] [users] [--source CONNECTION [--query FILE] [--key COLUMNS]] [--json FILE] [--keep]
# --published: of the app as dotnet publish leaves it, instead of the build's output.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/EngagementFunctions.Local/prerequisites.sh"

have_sdk
have_postgres
build EngagementFunctions EngagementFunctions.Local
demo=("$root/EngagementFunctions.Local/bin/stand-in/Release/net10.0/EngagementFunctions.Local.dll" demo)
[ "${1:-}" = --published ] || exec dotnet "${demo[@]}" "$@"

shift
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
log=$(cd "$root" && dotnet publish EngagementFunctions --configuration Release --no-build -p:PublishStandIns=true \
  --output "$folder" --verbosity quiet 2>&1) || stop "The app could not be published: $log"
echo "Published into $folder: $(du -sm "$folder" | cut -f1) MB"
dotnet "${demo[@]}" --app "$folder/EngagementFunctions.dll" "$@"
