case_absent("${BUILD}/shop" "${BUILD}/shop.gocgo")
# The same program without the limit says what it needs: "... *UND* ... (GLIBC_2.34) pthread_create".
execute_process(COMMAND objdump -T "${BUILD}/anywhere" OUTPUT_VARIABLE _symbols COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "\\(GLIBC_[0-9.]+\\) +[^\n]+" _symbols "${_symbols}")
list(LENGTH _symbols _count)
if(_count LESS 20)
    case_fail("objdump names only ${_count} symbols with a version of glibc's")
endif()
foreach(_symbol IN LISTS _symbols)
    string(REGEX MATCH "GLIBC_([0-9.]+)\\) +([^\n]+)" _ "${_symbol}")
    set(_version "${CMAKE_MATCH_1}")
    string(STRIP "${CMAKE_MATCH_2}" _name)
    string(REGEX MATCH "[^\n]*[^A-Za-z0-9_]${_name}[^A-Za-z0-9_][^\n]*" _line "${stdout} ")
    if(
        _version VERSION_GREATER 2.2
        AND NOT _line MATCHES "GLIBC_${_version}[^\n]*libc\\.so\\.6|libc\\.so\\.6[^\n]*GLIBC_${_version}"
    )
        case_fail("${_name} of GLIBC_${_version} is not named: ${_line}")
    endif()
endforeach()
