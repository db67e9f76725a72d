#!/usr/bin/env bash
# The whole pipeline on this machine:
# ./demo.sh [users] [--source CONNECTION [--query FILE] [--key COLUMNS]] [--json FILE] [--keep]
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/EngagementFunctions.Local/prerequisites.sh"

have_sdk
have_postgres
build EngagementFunctions EngagementFunctions.Local
exec dotnet "$root/EngagementFunctions.Local/bin/stand-in/Release/net10.0/EngagementFunctions.Local.dll" demo "$@"
