# Sourced by demo.sh, test.sh and conformance.sh: what they need, and how it is got where it is missing.

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en

stop() {
  echo "$1" >&2
  exit 2
}

have_sdk() {
  command -v dotnet >/dev/null || stop "The .NET SDK 10 is needed: https://dot.net/download"
  (cd "$root" && dotnet --version >/dev/null 2>&1) ||
    stop "The .NET SDK 10 is needed (global.json says which), found: $(dotnet --list-sdks | tr '\n' ' ')"
}

have_postgres() {
  [ -z "${ENGAGEMENT_TEST_POSTGRES:-}" ] || return 0
  command -v initdb >/dev/null && return 0
  local program
  for program in /usr/lib/postgresql/*/bin/initdb /opt/homebrew/opt/postgresql*/bin/initdb /usr/pgsql-*/bin/initdb; do
    [ ! -x "$program" ] || return 0
  done
  install_postgres
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# Some tests call what users call by it.
have_curl() {
  command -v curl >/dev/null || install_package curl "The program curl is missing"
}

install_postgres() {
  # Without this the package would make a cluster of its own and leave it running on port 5432.
  local no_cluster=/etc/postgresql-common/createcluster.d/engagement.conf
  may_install "PostgreSQL's server programs (initdb, postgres) are missing" postgresql " Or set ENGAGEMENT_TEST_POSTGRES."
  as_root mkdir -p "${no_cluster%/*}"
  echo "create_main_cluster = false" | as_root tee "$no_cluster" >/dev/null
  local code=0
  (install_package postgresql "PostgreSQL's server programs are missing") || code=$?
  as_root rm -f "$no_cluster"
  [ "$code" = 0 ] || exit "$code"
}

# may_install FINDING PACKAGE [MORE]: goes on only where this machine lets us install Debian packages.
may_install() {
  command -v apt-get >/dev/null || stop "$1: install them.${3:-}"
  [ "$(id -u)" = 0 ] || command -v sudo >/dev/null ||
    stop "$1; as root: apt-get install --no-install-recommends $2.${3:-}"
}

# install_package PACKAGE FINDING
install_package() {
  local log
  may_install "$2" "$1"
  echo "$2: installing the package $1 by apt-get."
  log=$(mktemp)
  if ! { as_root apt-get update && as_root env DEBIAN_FRONTEND=noninteractive \
      apt-get install -y --no-install-recommends "$1"; } >"$log" 2>&1; then
    tail -n 20 "$log" >&2
    stop "The package $1 could not be installed; its last words are above."
  fi
  rm -f "$log"
}

# Each argument is a project or solution.
build() {
  echo "Building (Release)..."
  local log project
  log=$(mktemp)
  for project in "$@"; do
    (cd "$root" && dotnet build "$project" --configuration Release --verbosity quiet) >"$log" 2>&1 && continue
    grep ': error ' "$log" | sort -u >&2 || cat "$log" >&2
    rm -f "$log"
    stop "The build of $project failed; its messages are above."
  done
  rm -f "$log"
}
