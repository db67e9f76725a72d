# Sourced by test.sh --official: what the official build needs to run as it runs in Azure.

have_core_tools() {
  local program missing=
  for program in func azurite; do
    command -v "$program" >/dev/null || missing="$missing $program"
  done
  [ -z "$missing" ] ||
    stop "Missing:$missing. ./test.sh --official runs the official build under Azure Functions Core Tools 4 (func) and Azurite: npm install --global azure-functions-core-tools@4 azurite"
}

build_official() {
  local log
  log=$(mktemp)
  if (cd "$root" && dotnet build EngagementFunctions --configuration Release -p:OfficialPackages=true) >"$log" 2>&1; then
    rm -f "$log"
  else
    grep ': error ' "$log" | sed 's/^.*: error *:* *//; s/ \[[^]]*\]$//' | sort -u >&2
    rm -f "$log"
    exit 2
  fi
  export ENGAGEMENT_OFFICIAL_BUILD=$root/EngagementFunctions/bin/official/Release/net10.0
}

# Where the host keeps its timers.
start_azurite() {
  azurite_folder=$(mktemp -d)
  azurite --silent --skipApiVersionCheck --location "$azurite_folder" >"$azurite_folder/log" 2>&1 &
  azurite=$!
  trap stop_azurite EXIT
}

stop_azurite() {
  [ -n "${azurite:-}" ] || return 0
  kill "$azurite" 2>/dev/null
  wait "$azurite" 2>/dev/null
  rm -rf "$azurite_folder"
}
