#error "a header of the host"
