# What ./run installs, each only where it is missing. Sourced by ./run.

say() { printf '\n== %s\n' "$*"; }

# .venv with the locked packages; installed again when the lock or pyproject.toml changes.
install_python() {
    [ -x .venv/bin/python ] || make_environment
    local wanted
    wanted=$(cat requirements/dev.txt pyproject.toml | sha256sum)
    [ "$(cat .venv/installed 2>/dev/null)" != "$wanted" ] || return 0
    say "Installing the locked packages"
    local pip=(python -m pip --disable-pip-version-check install --quiet)
    command -v uv >/dev/null || "${pip[@]}" --require-hashes -r requirements/uv.txt || true
    if command -v uv >/dev/null; then pip=(uv pip install --quiet --python .venv/bin/python); fi
    "${pip[@]}" --require-hashes -r requirements/dev.txt
    "${pip[@]}" --no-deps --no-build-isolation -e .
    printf '%s' "$wanted" >.venv/installed
}

make_environment() {
    if ! python3 -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
        echo "Python 3.11 or later is needed; this is $(python3 --version)." >&2
        exit 1
    fi
    python3 -c 'import ensurepip' 2>/dev/null || install_packages python3-venv
    say "Making .venv"
    python3 -m venv .venv
}

# Style, charts and fonts are committed; this brings them back where they were deleted.
install_assets() {
    [ ! -d src/luanchuyen/web/static/vendor ] || return 0
    command -v npm >/dev/null || { echo "Static files are missing, and npm is not here." >&2; exit 1; }
    npm ci && python scripts/vendor_assets.py
}

# Debian's packages the tests use: a browser, fonts with every Vietnamese letter, a PDF reader and a
# PostgreSQL server (we start our own, throw-away; Debian need not start one).
install_test_machine() {
    local missing=()
    command -v chromium >/dev/null || missing+=(chromium)
    command -v pdftotext >/dev/null || missing+=(poppler-utils)
    [ -d /usr/share/fonts/truetype/croscore ] || missing+=(fonts-croscore)
    if ! compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && ! command -v initdb >/dev/null; then
        missing+=(postgresql)
        [ ! -w /etc ] || { mkdir -p /etc/postgresql-common &&
            echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf; }
    fi
    [ ${#missing[@]} = 0 ] || install_packages "${missing[@]}"
}

install_packages() {
    if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
        echo "Not on this machine: $*. As root: apt-get install --no-install-recommends $*" >&2
        return 0
    fi
    say "Installing $*"
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
