#!/usr/bin/env bash
# Every test, on the real parts; arguments go to dotnet test. The last line says how many passed, failed, were skipped.
# ./test.sh --official: the end-to-end tests that any host can run, on the official build under Core Tools and Azurite.
set -uo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
. "$root/EngagementFunctions.Local/prerequisites.sh"

if [ "${1:-}" = --official ]; then
  shift
  . "$root/EngagementFunctions.Local/official.sh"
  have_core_tools
  have_sdk
  have_postgres
  have_curl
  build_official
  start_azurite
  set -- --filter "Host=any" "$@"
else
  have_sdk
  have_postgres
  have_curl
fi
build EngagementFunctions.slnx
log=$(mktemp)
trap 'rm -f "$log"; [ -z "${azurite:-}" ] || stop_azurite' EXIT
(cd "$root" && dotnet test EngagementFunctions.slnx --configuration Release --no-build "$@") 2>&1 | tee "$log"
code=$?

# The runner's summary, a line for each assembly: "Passed!  - Failed:     0, Passed:    21, Skipped:     0, ..."
read -r passed failed skipped < <(awk -F'[:,]' '
  /^(Passed|Failed|Skipped)! +- Failed: / { failed += $2; passed += $4; skipped += $6 }
  END { print passed + 0, failed + 0, skipped + 0 }' "$log")
echo "$passed passed, $failed failed, $skipped skipped"
[ "$code" = 0 ] && [ "$passed" -gt 0 ] && [ "$failed" = 0 ] && [ "$skipped" = 0 ]
