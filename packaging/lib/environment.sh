# Sourced by the scripts beside it: what a bare Debian needs before the program can start.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
venv=${POS_VENV:-$root/.venv}
cache=${POS_CACHE:-${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/pos-app-tests}
mkdir -p "$cache"

screen_libraries=(
  libglib2.0-0 libgl1 libegl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libgssapi-krb5-2
  libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0 libxcb-xkb1 libxkbcommon-x11-0
  libwayland-client0 libwayland-cursor0 libwayland-egl1
  ca-certificates
)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$@"
  exit 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    fail "Missing: root or sudo, to run: $*"
  fi
}

# Names of packages that neither are installed nor are provided by an installed one.
missing_packages() {
  local installed name
  # shellcheck disable=SC2016 # the dollar signs are dpkg's
  installed=$(dpkg-query -W -f='${db:Status-Abbrev}|${Package}|${Provides}\n' | sed -n 's/^ii *|//p' |
    sed 's/([^)]*)//g' | tr '|, ' '\n\n\n')
  for name in "$@"; do
    grep -qxF -- "$name" <<<"$installed" || printf '%s\n' "$name"
  done
}

apt_get() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -y \
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2 -o Acquire::http::Timeout=30 "$@" >&2
}

# A third-party source that is away makes update fail; what counts is whether ours can be had.
update_package_lists() {
  apt_get update || say "Some package sources could not be read; trying with the others."
}

install_packages() {
  local names
  mapfile -t names < <(missing_packages "$@")
  [ "${#names[@]}" -gt 0 ] || return 0
  say "Installing: ${names[*]}"
  compgen -G '/var/lib/apt/lists/*_Packages*' >/dev/null || update_package_lists
  apt_get install --no-install-recommends "${names[@]}" && return
  update_package_lists
  apt_get install --no-install-recommends "${names[@]}" || fail "Could not install: ${names[*]}"
}

fits() { "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null; }

find_python() {
  local candidate
  for candidate in ${POS_PYTHON:-} python3.11 python3 python3.12 python3.13 /usr/bin/python3; do
    if command -v "$candidate" >/dev/null && fits "$candidate"; then
      command -v "$candidate"
      return
    fi
  done
  return 1
}

# Makes a virtual environment at $1 unless a usable one is there.
make_venv() {
  local python
  # One that was copied from elsewhere has commands that point back there.
  if [ -x "$1/bin/python" ] && fits "$1/bin/python" && "$1/bin/python" -c 'import pip' 2>/dev/null &&
    grep -qF "$1/bin/python" "$1/bin/pip"; then
    return 0
  fi
  if ! python=$(find_python); then
    install_packages python3 python3-venv
    python=$(find_python) || fail "Python 3.11, 3.12 or 3.13 is needed; this system offers none."
  fi
  if ! "$python" -c 'import venv, ensurepip' 2>/dev/null; then
    install_packages python3-venv
    "$python" -c 'import venv, ensurepip' || fail "$python cannot make virtual environments."
  fi
  "$python" -m venv --clear "$1" >&2
}

pip_install() {
  local python=$1
  shift
  "$python" -m pip install --quiet --disable-pip-version-check --no-build-isolation "$@" >&2
}

# Installs the locked dependencies and the program; $1 is "run" or "test".
install_program() {
  local inputs stamp="$venv/installed"
  local locks=("$root/packaging/requirements-build.txt" "$root/packaging/requirements.txt")
  [ "$1" = run ] || locks+=("$root/packaging/requirements-dev.txt")
  (
    flock 9
    make_venv "$venv"
    inputs="$1 $root $(cat "${locks[@]}" "$root/pyproject.toml" | sha256sum | cut -c1-64)"
    if ! grep -qxF -- "$inputs" "$stamp" 2>/dev/null; then
      say "Installing the locked dependencies into $venv"
      pip_install "$venv/bin/python" --require-hashes -r "${locks[0]}"
      # The last lock file is the whole of what is needed.
      pip_install "$venv/bin/python" --require-hashes -r "${locks[-1]}"
      pip_install "$venv/bin/python" --no-deps --editable "$root"
      printf '%s\n' "$inputs" >>"$stamp"
    fi
  ) 9>"$cache/environment.lock"
}

# The foreign readers of printed bytes, for tests.
install_node_modules() {
  local folder=$root/tests/support/npos inputs
  inputs=$(sha256sum <"$folder/package-lock.json")
  (
    flock 9
    if [ "$(cat "$folder/node_modules/installed" 2>/dev/null)" != "$inputs" ]; then
      (cd "$folder" && npm ci --ignore-scripts --omit=optional --no-audit --no-fund >&2) ||
        fail "Could not install the readers of printed bytes."
      printf '%s\n' "$inputs" >"$folder/node_modules/installed"
    fi
  ) 9>"$cache/node_modules.lock"
}
