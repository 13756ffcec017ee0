# An index that nobody serves.
set(build FALSE)
set(toolchain musl-x86_64)
case_python(_python)
set(needs_files "${_python}")
set(options -DGOCGO_PROVIDER=zig -DGOCGO_OFFLINE=OFF "-DGOCGO_PYTHON=${_python}")
set(path cmake ninja uname)
set(environment
    PIP_INDEX_URL=http://127.0.0.1:9/simple
    PIP_EXTRA_INDEX_URL=
    PIP_FIND_LINKS=
    PIP_RETRIES=0
    PIP_TIMEOUT=5
    PIP_NO_CACHE_DIR=1
    PIP_CONFIG_FILE=/dev/null
)
