set(build_options -- -k 0)
set(needs objdump)
