# cmake -DGOCGO=<gocgo> -DLOG=<tag>[.<variant>].log -P log.cmake
# gocgo names the trouble that the file is named after, and no other; for innocent.* it names none.
cmake_minimum_required(VERSION 3.21)
get_filename_component(name "${LOG}" NAME)
string(REGEX REPLACE "\\..*" "" tag "${name}")

execute_process(
    COMMAND "${GOCGO}" explain --format json "${LOG}"
    RESULT_VARIABLE status
    OUTPUT_VARIABLE json
    ERROR_VARIABLE errors
)
execute_process(COMMAND "${GOCGO}" explain INPUT_FILE "${LOG}" RESULT_VARIABLE text_status OUTPUT_VARIABLE text)
if(NOT errors STREQUAL "")
    message(FATAL_ERROR "stderr: ${errors}")
endif()
if(NOT status STREQUAL text_status)
    message(FATAL_ERROR "The file gives status ${status}, the same bytes on standard input ${text_status}.")
endif()
string(JSON count LENGTH "${json}")

if(tag STREQUAL "innocent")
    if(NOT status EQUAL 1 OR NOT count EQUAL 0)
        message(FATAL_ERROR "A trouble is named (status ${status}) where there is none:\n${text}")
    endif()
    if(text MATCHES "fix:|GoCgoCross \\[")
        message(FATAL_ERROR "No trouble, but a tag or a fix:\n${text}")
    endif()
    return()
endif()

if(NOT status EQUAL 0 OR NOT count EQUAL 1)
    message(FATAL_ERROR "Not one trouble (status ${status}) but ${count}:\n${text}")
endif()
string(JSON found GET "${json}" 0 tag)
if(NOT found STREQUAL tag)
    message(FATAL_ERROR "Expected ${tag}, found ${found}:\n${text}")
endif()
foreach(key IN ITEMS line cause fix)
    string(JSON value GET "${json}" 0 ${key})
    if(value STREQUAL "")
        message(FATAL_ERROR "No ${key}:\n${json}")
    endif()
endforeach()
if(NOT text MATCHES "^GoCgoCross \\[${tag}\\]: [^\n]+\n +line [0-9]+: [^\n]+\n +fix: +[^\n]+\n")
    message(FATAL_ERROR "Not the shape of an error:\n${text}")
endif()
