include_guard(GLOBAL)

#[=======================================================================[.rst:
.. private function

``_gocgo_fail(<tag> <summary> [<key> <value>]... [FIX <text>])`` stops the
configure with an error in the shape that the helper prints too
(cpp-helpers/src/fail.cpp)::

  GoCgoCross [tag]: summary
    key:  value
    fix:  text

``tag`` is a key of docs/errors.md. CMake re-wraps lines that are not
indented, so the facts stand on indented ones, and the summary is short.
#]=======================================================================]
function(_gocgo_fail tag summary)
    set(_text "GoCgoCross [${tag}]: ${summary}\n")
    set(_width 4)
    math(EXPR _last "${ARGC} - 1")
    foreach(_i RANGE 2 ${_last} 2)
        string(LENGTH "${ARGV${_i}}" _length)
        math(EXPR _length "${_length} + 1")
        if(_length GREATER _width)
            set(_width ${_length})
        endif()
    endforeach()
    math(EXPR _margin "${_width} + 3")
    string(REPEAT " " ${_margin} _margin)
    foreach(_i RANGE 2 ${_last} 2)
        math(EXPR _j "${_i} + 1")
        set(_key "${ARGV${_i}}")
        if(_key STREQUAL "FIX")
            set(_key "fix")
        endif()
        string(APPEND _key ":")
        string(LENGTH "${_key}" _length)
        math(EXPR _pad "${_width} - ${_length} + 1")
        string(REPEAT " " ${_pad} _pad)
        string(STRIP "${ARGV${_j}}" _value)
        string(REPLACE "\n" "\n${_margin}" _value "${_value}")
        string(APPEND _text "  ${_key}${_pad}${_value}\n")
    endforeach()
    message(FATAL_ERROR "${_text}")
endfunction()

# Stops with an error that the helper has already put into that shape.
function(_gocgo_fail_formatted text)
    message(FATAL_ERROR "${text}")
endfunction()
