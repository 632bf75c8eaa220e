# shellcheck shell=bash
# Shared by ops/stance, ops/test and ops/bench. Source it; it sets $root to the repository root.

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Build servers outlive the build and would keep the caller's pipe open.
export MSBUILDDISABLENODEREUSE=1 DOTNET_CLI_USE_MSBUILD_SERVER=0

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null; then sudo "$@"
  else return 1
  fi
}

apt_install() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

apt_update() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >/dev/null || say "apt-get update failed; using the existing package lists."
}

# need_package HAS NAME HELP PACKAGE... : installs the packages unless the function HAS succeeds.
need_package() {
  local has="$1" name="$2" help="$3"
  shift 3
  if "$has"; then return; fi
  if command -v apt-get >/dev/null; then
    say "Installing $name ..."
    apt_update
    if apt_install "$@" && "$has"; then return; fi
  fi
  fail "$name is missing, and apt-get cannot install it. $help"
}

# The .NET SDK required by global.json.
need_dotnet() {
  need_package has_dotnet "The .NET SDK 10.0" "Install it from https://dot.net/download (package dotnet-sdk-10.0), then try again." dotnet-sdk-10.0
}

has_dotnet() { (cd "$root" && dotnet --version) >/dev/null 2>&1; }

# Node and npm, to build the web pages.
need_node() {
  need_package has_node "Node 20.19 or newer with npm" "Install it from https://nodejs.org, then try again; or set StanceWeb=false to build without the web pages." nodejs npm
}

has_node() {
  [ "${StanceWeb:-true}" = true ] || return 0
  command -v npm >/dev/null && node -e 'const [a, b] = process.versions.node.split("."); process.exit(a > 20 || (a == 20 && b >= 19) ? 0 : 1)' 2>/dev/null
}

# The browser for the tests of the web pages.
need_chromium() {
  need_package has_chromium "Chromium (/usr/bin/chromium)" "Install it, then try again; or set StanceWeb=false to test without the web pages." chromium
}

has_chromium() { [ "${StanceWeb:-true}" != true ] || [ -x /usr/bin/chromium ]; }

# The broker for the messaging tests, which are skipped without it. Does not start a system-wide broker.
want_rabbitmq() {
  if has_rabbitmq || ! command -v apt-get >/dev/null; then return; fi
  say "Installing RabbitMQ ..."
  apt_update
  local systemd=false
  if [ -d /run/systemd/system ]; then systemd=true; fi
  if $systemd; then as_root systemctl mask --quiet rabbitmq-server || true; fi
  apt_install rabbitmq-server && has_rabbitmq || say "Could not install RabbitMQ; the messaging tests will be skipped."
  if $systemd; then as_root systemctl unmask --quiet rabbitmq-server && as_root systemctl disable --quiet rabbitmq-server || true; fi
}

has_rabbitmq() { [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]; }

# The PostgreSQL server binaries, 15 or newer. Does not create or start a system-wide server.
need_postgres() {
  if has_postgres; then return; fi
  command -v apt-get >/dev/null || fail "PostgreSQL 15 or newer is missing. Install its server binaries, then try again."
  say "Installing the PostgreSQL server binaries ..."
  apt_update
  local offered
  offered="$(apt-cache policy postgresql | sed -n 's/^ *Candidate: \([0-9]*\).*/\1/p')"
  if [ "${offered:-0}" -lt 15 ]; then
    fail "PostgreSQL 15 or newer is required, but apt-get offers ${offered:-none}. Add the PostgreSQL package repository (https://www.postgresql.org/download/linux), then try again."
  fi

  local settings=/etc/postgresql-common/createcluster.conf kept
  apt_install postgresql-common || fail "Could not install PostgreSQL. Run this as root, or run: apt-get install postgresql"
  # Debian's package creates and starts a system-wide server unless this setting is off. Turn it off for this installation, then restore the file.
  kept="$(mktemp)"
  cat "$settings" >"$kept"
  as_root sed -i -e '/^#\? *create_main_cluster/d' -e '$a create_main_cluster = false' "$settings"
  local installed=0
  apt_install "postgresql-$offered" || installed=$?
  as_root cp "$kept" "$settings"
  rm -f "$kept"
  if [ "$installed" != 0 ] || ! has_postgres; then fail "Could not install PostgreSQL. Run this as root, or run: apt-get install postgresql"; fi
}

has_postgres() {
  local program major
  for program in /usr/lib/postgresql/*/bin/postgres "$(command -v postgres || true)"; do
    [ -x "$program" ] || continue
    major="$("$program" --version | sed -n 's/.*(PostgreSQL) \([0-9]*\).*/\1/p')"
    if [ "${major:-0}" -ge 15 ]; then return; fi
  done
  return 1
}
