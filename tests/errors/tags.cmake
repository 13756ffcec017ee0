#[=======================================================================[.rst:
Each tag of an error in the sources has a heading in docs/errors.md, and a test
that expects it.

  cmake -DROOT=<repository> -P tags.cmake
#]=======================================================================]
cmake_minimum_required(VERSION 3.21)

# The matches of <regex> in <files>, each cut down to its tag.
function(tags_of out regex)
    set(_tags "")
    foreach(_file IN LISTS ARGN)
        file(READ "${_file}" _text)
        string(REGEX MATCHALL "${regex}" _found "${_text}")
        foreach(_match IN LISTS _found)
            string(REGEX MATCH "[a-z]+(-[a-z]+)*\"?$" _tag "${_match}")
            string(REPLACE "\"" "" _tag "${_tag}")
            list(APPEND _tags "${_tag}")
        endforeach()
    endforeach()
    list(REMOVE_DUPLICATES _tags)
    set(${out} "${_tags}" PARENT_SCOPE)
endfunction()

file(GLOB_RECURSE _cmake "${ROOT}/cmake/*.cmake" "${ROOT}/toolchains/*.cmake")
tags_of(_of_cmake "_gocgo_fail\\([a-z-]+" ${_cmake})
file(GLOB _cpp "${ROOT}/cpp-helpers/src/*.cpp")
tags_of(_of_cpp "(Error|Error error|error =|fail\\(|named_trouble\\(|return) ?{\"[a-z-]+\"" ${_cpp})
tags_of(_of_check "inline constexpr std::string_view [a-z_]+ = \"[a-z-]+\"" "${ROOT}/cpp-helpers/src/policy_tags.h")
list(LENGTH _of_cmake _cmake_count)
list(LENGTH _of_cpp _cpp_count)
list(LENGTH _of_check _check_count)
if(_cmake_count LESS 20 OR _cpp_count LESS 15 OR _check_count LESS 10)
    message(FATAL_ERROR "the tags are no longer found in the sources: ${_cmake_count}, ${_cpp_count}, ${_check_count}")
endif()
set(_tags ${_of_cmake} ${_of_cpp} ${_of_check})
list(REMOVE_DUPLICATES _tags)
list(SORT _tags)

file(READ "${ROOT}/docs/errors.md" _document)
file(
    GLOB_RECURSE _tests
    "${ROOT}/tests/*.txt"
    "${ROOT}/tests/*.sh"
    "${ROOT}/tests/*.py"
    "${ROOT}/tests/*.cmake"
    "${ROOT}/cpp-helpers/tests/*.cpp"
    "${ROOT}/cpp-helpers/tests/*.py"
)
list(REMOVE_ITEM _tests "${CMAKE_CURRENT_LIST_FILE}")
set(_tested "")
foreach(_file IN LISTS _tests)
    file(READ "${_file}" _text)
    string(APPEND _tested "${_text}")
endforeach()

set(_missing "")
foreach(_tag IN LISTS _tags)
    if(NOT _document MATCHES "\n## ${_tag}\n")
        string(APPEND _missing "  ${_tag} has no heading in docs/errors.md\n")
    endif()
    if(NOT _tested MATCHES "\\[${_tag}\\\\?\\]|\"${_tag}\"|'${_tag}'")
        string(APPEND _missing "  ${_tag} has no test that expects it\n")
    endif()
endforeach()
if(NOT _missing STREQUAL "")
    message(FATAL_ERROR "of the errors' tags\n${_missing}")
endif()
list(LENGTH _tags _count)
message(STATUS "${_count} tags, each with a heading and a test")
