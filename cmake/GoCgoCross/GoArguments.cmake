include_guard(GLOBAL)

# The arguments that the commands share, their checks, and the policy of `gocgo check` that they make.

# The arguments that all kinds of Go targets take.
function(_gocgo_go_arguments out_options out_one out_many)
    set(${out_options} VCS_STAMP NO_LINKAGE_TEST PARENT_SCOPE)
    set(${out_one} PACKAGE MODULE_DIR LINKAGE MAX_GLIBC PARENT_SCOPE)
    set(${out_many}
        TAGS
        GO_LDFLAGS
        GO_GCFLAGS
        ENV
        DEFINE
        ALLOW_NEEDED
        ALLOW_IMPORT
        PARENT_SCOPE
    )
endfunction()

# Stops unless <linkage> is a value of LINKAGE, or empty.
function(_gocgo_check_linkage command name linkage)
    if(NOT linkage MATCHES "^(STATIC|SYSTEM|ANY|)$")
        _gocgo_fail(arguments "${command}(${name}): LINKAGE is none of STATIC, SYSTEM, ANY."
            "LINKAGE" "${linkage}"
            FIX "LINKAGE STATIC"
        )
    endif()
endfunction()

# What a program's LINKAGE is when it is not given: these toolchain files are for programs that need nothing.
function(_gocgo_default_linkage out)
    if("${GOCGO_TARGET}" STREQUAL "")
        set(${out} SYSTEM PARENT_SCOPE)
    else()
        set(${out} STATIC PARENT_SCOPE)
    endif()
endfunction()

# Checks what cmake_parse_arguments left in arg_*; sets arg_PACKAGE, arg_MODULE_DIR, arg_LINKAGE to their defaults.
macro(_gocgo_check_go_arguments command name)
    if(NOT "${arg_UNPARSED_ARGUMENTS}" STREQUAL "")
        _gocgo_fail(arguments "${command}(${name}) does not know an argument."
            "argument" "${arg_UNPARSED_ARGUMENTS}"
            FIX "see the command's documentation; libraries go into target_link_libraries(${name} ...)"
        )
    endif()
    if(NOT "${arg_KEYWORDS_MISSING_VALUES}" STREQUAL "")
        _gocgo_fail(arguments "${command}(${name}): an argument has no value."
            "argument" "${arg_KEYWORDS_MISSING_VALUES}"
            FIX "give it one, or leave it out"
        )
    endif()
    if(TARGET "${name}")
        _gocgo_fail(arguments "${command}(${name}): there is a target of that name."
            "target" "${name}"
            FIX "choose another name; OUTPUT_NAME sets the file's"
        )
    endif()
    if("${arg_PACKAGE}" STREQUAL "")
        set(arg_PACKAGE ".")
    endif()
    if("${arg_MODULE_DIR}" STREQUAL "")
        set(arg_MODULE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
    get_filename_component(arg_MODULE_DIR "${arg_MODULE_DIR}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    if(NOT IS_DIRECTORY "${arg_MODULE_DIR}")
        _gocgo_fail(module-dir "${command}(${name}): the module's folder is not there."
            "MODULE_DIR" "${arg_MODULE_DIR}"
            FIX "set MODULE_DIR to the folder with go.mod"
        )
    endif()
    _gocgo_check_linkage("${command}" "${name}" "${arg_LINKAGE}")
    if("${arg_LINKAGE}" STREQUAL "")
        _gocgo_default_linkage(arg_LINKAGE)
    endif()
    if(NOT "${arg_MAX_GLIBC}" STREQUAL "" AND NOT "${arg_MAX_GLIBC}" MATCHES "^[0-9]+(\\.[0-9]+)*$")
        _gocgo_fail(arguments "${command}(${name}): MAX_GLIBC is no version."
            "MAX_GLIBC" "${arg_MAX_GLIBC}"
            FIX "MAX_GLIBC 2.28"
        )
    endif()
    foreach(_gocgo_flag IN LISTS arg_GO_LDFLAGS)
        # go takes the last one of each: ours would be lost in silence.
        if(_gocgo_flag MATCHES "^--?(extldflags|extld|linkmode|buildid)(=|$)")
            _gocgo_fail(arguments "${command}(${name}): GO_LDFLAGS has a flag that GoCgoCross sets."
                "flag" "${_gocgo_flag}"
                FIX "target_link_options(${name} PRIVATE ...) for the external linker"
            )
        endif()
    endforeach()
    foreach(_gocgo_flag IN LISTS arg_ENV arg_DEFINE)
        if(NOT _gocgo_flag MATCHES "^[^=]+=")
            _gocgo_fail(arguments "${command}(${name}): ENV and DEFINE take NAME=value."
                "got" "${_gocgo_flag}"
                FIX "write it as NAME=value"
            )
        endif()
    endforeach()
endmacro()

# The policy of the product as words of `gocgo check`, a list.
function(
    _gocgo_policy
    out
    target
    linkage
    max_glibc
    allow_needed
    allow_import
)
    set(_words "")
    if(NOT "${target}" STREQUAL "")
        list(APPEND _words --target "${target}")
    endif()
    if(linkage STREQUAL "STATIC")
        list(APPEND _words --linkage static)
    elseif(linkage STREQUAL "SYSTEM")
        list(APPEND _words --linkage system)
    endif()
    if(NOT "${max_glibc}" STREQUAL "")
        list(APPEND _words --max-glibc "${max_glibc}")
    endif()
    foreach(_name IN LISTS allow_needed)
        list(APPEND _words --allow-needed "${_name}")
    endforeach()
    foreach(_name IN LISTS allow_import)
        list(APPEND _words --allow-import "${_name}")
    endforeach()
    set(${out} "${_words}" PARENT_SCOPE)
endfunction()
