include_guard(GLOBAL)

#[=======================================================================[.rst:
What every kind of Go target shares. The target is a regular CMake target whose
only source is a *stub*, a C file whose text is a digest of the Go program's
inputs: a changed program changes the stub, so CMake links again, and the
linker launcher, ``gocgo link``, turns that link into a ``go build``.

The target's *plan*, what CMake computed for it, stands in
``<binary dir>/CMakeFiles/gocgo/<name>/<CONFIG>/plan.txt`` (read by
cpp-helpers/src/plan.cpp).
#]=======================================================================]

# What each command begins with: the options are read (a native build has no toolchain file that does it), and
# stops unless the generator knows linker launchers.
function(_gocgo_check_generator command)
    _gocgo_read_options()
    if(NOT CMAKE_GENERATOR MATCHES "^(Ninja|Ninja Multi-Config|Unix Makefiles)$")
        _gocgo_fail(generator "${command}() works with Ninja, Ninja Multi-Config and Unix Makefiles."
            "generator" "${CMAKE_GENERATOR}"
            FIX "cmake -G Ninja, in an empty build folder"
        )
    endif()
    if(NOT CMAKE_C_COMPILER_LOADED)
        _gocgo_fail(no-c "cgo needs a C compiler, and this project has not enabled C."
            "project" "${PROJECT_NAME}"
            FIX "project(${PROJECT_NAME} C) or project(${PROJECT_NAME} C CXX)"
        )
    endif()
endfunction()

# GOOS, GOARCH and the target's name (empty for a native build) into the caller's variables.
# Errors: unknown-platform.
function(_gocgo_platform out_goos out_goarch out_target)
    if(NOT "${GOCGO_TARGET}" STREQUAL "")
        set(${out_goos} "${GOCGO_GOOS}" PARENT_SCOPE)
        set(${out_goarch} "${GOCGO_GOARCH}" PARENT_SCOPE)
        set(${out_target} "${GOCGO_TARGET}" PARENT_SCOPE)
        return()
    endif()
    set(${out_target} "" PARENT_SCOPE)
    # Without a toolchain file of ours: what CMake builds for. `go tool dist list` has the names on Go's side.
    set(_systems
        Linux
        linux
        Windows
        windows
        Darwin
        darwin
        FreeBSD
        freebsd
    )
    set(_machines
        x86_64
        amd64
        AMD64
        amd64
        aarch64
        arm64
        arm64
        arm64
        ARM64
        arm64
        i386
        386
        i686
        386
        x86
        386
        armv7l
        arm
        armv6l
        arm
        riscv64
        riscv64
        ppc64le
        ppc64le
        s390x
        s390x
        loongarch64
        loong64
    )
    list(FIND _systems "${CMAKE_SYSTEM_NAME}" _s)
    list(FIND _machines "${CMAKE_SYSTEM_PROCESSOR}" _m)
    if(_s EQUAL -1 OR _m EQUAL -1)
        _gocgo_fail(unknown-platform "Go's name for this platform is not known."
            "CMAKE_SYSTEM_NAME" "${CMAKE_SYSTEM_NAME}"
            "CMAKE_SYSTEM_PROCESSOR" "${CMAKE_SYSTEM_PROCESSOR}"
            FIX "use one of GoCgoCross's toolchain files"
        )
    endif()
    math(EXPR _s "${_s} + 1")
    math(EXPR _m "${_m} + 1")
    list(GET _systems ${_s} _goos)
    list(GET _machines ${_m} _goarch)
    set(${out_goos} "${_goos}" PARENT_SCOPE)
    set(${out_goarch} "${_goarch}" PARENT_SCOPE)
endfunction()

# The configuration's name in paths: literal where there is one, else a generator expression.
function(_gocgo_config out)
    get_property(_multi GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
    if(_multi)
        set(${out} "$<CONFIG>" PARENT_SCOPE)
    elseif("${CMAKE_BUILD_TYPE}" STREQUAL "")
        set(${out} "none" PARENT_SCOPE)
    else()
        set(${out} "${CMAKE_BUILD_TYPE}" PARENT_SCOPE)
    endif()
endfunction()

# Lines "key=value" for each element of a list.
function(_gocgo_lines out key)
    set(_text "")
    foreach(_value IN LISTS ARGN)
        string(APPEND _text "${key}=${_value}\n")
    endforeach()
    set(${out} "${_text}" PARENT_SCOPE)
endfunction()

#[=======================================================================[.rst:
``_gocgo_make_go_target(<name> <buildmode>)`` gives an existing target its stub,
its linker launcher and its plan. <buildmode> is one of go's, or ``test``. Takes
the caller's arg_* variables.
The plan's compile flags are read at the end of the directory, as CMake reads
them for C targets.
#]=======================================================================]
function(_gocgo_make_go_target name buildmode)
    _gocgo_find_go(_go _go_version)
    _gocgo_check_go_version("${_go}" "${_go_version}" "${arg_MODULE_DIR}")
    _gocgo_helper(_gocgo)
    _gocgo_platform(_goos _goarch _target)
    _gocgo_check_compiler("${_gocgo}" "${_goos}" "${_goarch}" "${_target}")
    _gocgo_config(_config)
    set(_plans "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/gocgo/${name}")
    set(_plan "${_plans}/${_config}")
    set(_stub "${_plan}/gocgo.${_config}.stub.c")

    set(_flags "${_plan}/flags.C.txt")
    get_property(_languages GLOBAL PROPERTY ENABLED_LANGUAGES)
    if("CXX" IN_LIST _languages)
        list(APPEND _flags "${_plan}/flags.CXX.txt")
    endif()
    set(_comment "Listing the Go program ${name}")
    set(_say "")
    if(CMAKE_GENERATOR MATCHES "Makefiles")
        # make has no restat: after a mere touch it asks again at each build, and hears only of what is really listed.
        set(_say "${_comment}")
        set(_comment "")
    endif()
    add_custom_command(
        OUTPUT "${_stub}"
        COMMAND "${_gocgo}" inputs "${_plan}" "${_stub}" "${_plan}/inputs.d" "${_say}"
        DEPENDS "${_plan}/plan.txt" ${_flags} "${_gocgo}"
        DEPFILE "${_plan}/inputs.d"
        COMMENT "${_comment}"
        VERBATIM
    )
    target_sources(${name} PRIVATE "${_stub}")

    set(_launcher "${_gocgo}" link --plans "${_plans}")
    get_property(_multi GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
    if(NOT _multi)
        list(APPEND _launcher --config "${_config}")
    endif()
    list(APPEND _launcher --)
    set_target_properties(
        ${name}
        PROPERTIES
            C_LINKER_LAUNCHER "${_launcher}"
            CXX_LINKER_LAUNCHER "${_launcher}"
            # The stub is no source of the user's: no tool that reads sources has business with it.
            C_CLANG_TIDY ""
            C_CPPCHECK ""
            C_CPPLINT ""
            C_INCLUDE_WHAT_YOU_USE ""
            UNITY_BUILD OFF
            DISABLE_PRECOMPILE_HEADERS ON
            INTERPROCEDURAL_OPTIMIZATION OFF
    )

    _gocgo_policy(_policy "${_target}" "${arg_LINKAGE}" "${arg_MAX_GLIBC}" "${arg_ALLOW_NEEDED}" "${arg_ALLOW_IMPORT}")
    if(NOT buildmode STREQUAL "c-archive")
        list(APPEND _policy --require-cgo) # an archive does not tell
    endif()
    set_property(TARGET ${name} PROPERTY _GOCGO_POLICY "${_policy}")
    set(_test 0)
    if(buildmode STREQUAL "test")
        set(_test 1)
        set(buildmode exe)
    endif()
    if(arg_LINKAGE STREQUAL "STATIC" AND NOT buildmode STREQUAL "c-archive")
        target_link_options(${name} PRIVATE -static)
    endif()

    set(_text "name=${name}\nconfig=$<CONFIG>\nbuildmode=${buildmode}\ntest=${_test}\ngo=${_go}\ngo_version=${_go_version}\n")
    string(APPEND _text "module_dir=${arg_MODULE_DIR}\npackage=${arg_PACKAGE}\ngoos=${_goos}\ngoarch=${_goarch}\n")
    string(APPEND _text "source_dir=${CMAKE_SOURCE_DIR}\nbinary_dir=${CMAKE_BINARY_DIR}\n")
    foreach(
        _pair
        IN
        ITEMS TAGS:tag GO_LDFLAGS:go_ldflag GO_GCFLAGS:go_gcflag ENV:env DEFINE:define
    )
        string(REPLACE ":" ";" _pair "${_pair}")
        list(GET _pair 0 _argument)
        list(GET _pair 1 _key)
        _gocgo_lines(_lines "${_key}" ${arg_${_argument}})
        string(APPEND _text "${_lines}")
    endforeach()
    _gocgo_lines(_lines policy ${_policy})
    string(APPEND _text "${_lines}")
    if(arg_VCS_STAMP)
        string(APPEND _text "vcs=1\n")
    endif()
    string(APPEND _text "trimpath=$<CONFIG:Release,MinSizeRel,RelWithDebInfo>\nstrip=$<CONFIG:Release,MinSizeRel>\n")
    string(APPEND _text "debug=$<CONFIG:Debug>\n")
    set_property(TARGET ${name} PROPERTY _GOCGO_PLAN_TEXT "${_text}")
    cmake_language(EVAL CODE "cmake_language(DEFER CALL _gocgo_write_plan [==[${name}]==] [==[${_plan}]==])")
endfunction()

# A compiler for another machine is an error now, not in the middle of the first assembly file.
function(_gocgo_check_compiler gocgo goos goarch target)
    if(NOT "${target}" STREQUAL "")
        return() # the toolchain file has proved it
    endif()
    if(NOT CMAKE_CROSSCOMPILING AND "${CMAKE_C_LIBRARY_ARCHITECTURE}" MATCHES "^${CMAKE_SYSTEM_PROCESSOR}-")
        return() # CMake has read it from what the compiler linked
    endif()
    set(_for "${goos}/${goarch} ${CMAKE_C_COMPILER} ${CMAKE_C_COMPILER_ARG1}")
    if("${_GOCGO_PROVED_COMPILER}" STREQUAL _for)
        return()
    endif()
    separate_arguments(_arg1 UNIX_COMMAND "${CMAKE_C_COMPILER_ARG1}")
    execute_process(
        COMMAND "${gocgo}" toolchain --native "${goos}/${goarch}" --prove ${CMAKE_C_COMPILER} ${_arg1}
        RESULT_VARIABLE _result
        ERROR_VARIABLE _error
        OUTPUT_QUIET
    )
    if(NOT _result EQUAL 0)
        _gocgo_fail_formatted("${_error}")
    endif()
    set(_GOCGO_PROVED_COMPILER "${_for}" CACHE INTERNAL "The C compiler that GoCgoCross has proved")
endfunction()

# At the end of the directory: the plan and the flags of each language.
function(_gocgo_write_plan name plan)
    get_property(_text TARGET ${name} PROPERTY _GOCGO_PLAN_TEXT)
    get_property(_languages GLOBAL PROPERTY ENABLED_LANGUAGES)
    foreach(_language IN ITEMS C CXX)
        if(NOT _language IN_LIST _languages OR "${CMAKE_${_language}_COMPILER}" STREQUAL "")
            continue()
        endif()
        string(TOLOWER "${_language}" _key)
        if(_key STREQUAL "c")
            set(_key "cc")
        endif()
        separate_arguments(_arg1 UNIX_COMMAND "${CMAKE_${_language}_COMPILER_ARG1}")
        _gocgo_lines(_lines "${_key}" ${CMAKE_${_language}_COMPILER} ${_arg1})
        string(APPEND _text "${_lines}")
        string(TOLOWER "${_language}_launcher" _key)
        string(APPEND _text "${_key}=$<JOIN:$<TARGET_PROPERTY:${name},${_language}_COMPILER_LAUNCHER>,\n${_key}=>\n")

        # CMake's own words first, as in its compile rules.
        separate_arguments(_flags UNIX_COMMAND "${CMAKE_${_language}_FLAGS}")
        set(_extra "")
        if(NOT "${CMAKE_SYSROOT}" STREQUAL "")
            list(APPEND _extra "--sysroot=${CMAKE_SYSROOT}")
        endif()
        if(NOT "${CMAKE_${_language}_COMPILER_TARGET}" STREQUAL "")
            list(APPEND _extra "--target=${CMAKE_${_language}_COMPILER_TARGET}")
        endif()
        _gocgo_lines(_content flag ${_extra} ${_flags})
        get_property(_multi GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
        set(_configs "${CMAKE_BUILD_TYPE}")
        if(_multi)
            set(_configs "${CMAKE_CONFIGURATION_TYPES}")
        endif()
        foreach(_config IN LISTS _configs)
            string(TOUPPER "${_config}" _upper)
            separate_arguments(_flags UNIX_COMMAND "${CMAKE_${_language}_FLAGS_${_upper}}")
            foreach(_flag IN LISTS _flags)
                string(APPEND _content "$<$<CONFIG:${_config}>:flag=${_flag}\n>")
            endforeach()
        endforeach()
        if(GOCGO_TOOLCHAIN_PROVIDER STREQUAL "zig")
            # Without an -O flag zig compiles calls of a UBSan run-time library that go's link does not name.
            string(APPEND _content "$<$<OR:$<CONFIG:Debug>,$<CONFIG:>>:flag=-O0\n>")
        endif()
        if(_language STREQUAL "CXX")
            foreach(
                _std
                IN
                ITEMS 11 14 17 20 23 26
            )
                set(_feature "$<IN_LIST:cxx_std_${_std},$<TARGET_PROPERTY:${name},COMPILE_FEATURES>>")
                set(_property "$<STREQUAL:$<TARGET_PROPERTY:${name},CXX_STANDARD>,${_std}>")
                string(APPEND _content "$<$<OR:${_feature},${_property}>:flag=-std=gnu++${_std}\n>")
            endforeach()
        endif()
        foreach(_pair IN ITEMS COMPILE_DEFINITIONS:definition INCLUDE_DIRECTORIES:include COMPILE_OPTIONS:option)
            string(REPLACE ":" ";" _pair "${_pair}")
            list(GET _pair 0 _property)
            list(GET _pair 1 _key)
            string(APPEND _content "${_key}=$<JOIN:$<TARGET_PROPERTY:${name},${_property}>,\n${_key}=>\n")
        endforeach()
        # The language is part of the name, so that $<COMPILE_LANGUAGE:…> in the properties is known.
        file(
            GENERATE OUTPUT "${plan}/flags.$<COMPILE_LANGUAGE>.txt"
            CONTENT "${_content}"
            TARGET ${name}
            CONDITION "$<COMPILE_LANGUAGE:${_language}>"
        )
    endforeach()
    if(NOT "${GOCGO_TARGET}" STREQUAL "")
        # `#cgo pkg-config:` looks where FindPkgConfig does: never at the host's packages.
        _gocgo_pkg_config_libdir(_folders ${CMAKE_PREFIX_PATH} ${CMAKE_FIND_ROOT_PATH})
        string(APPEND _text "pkg_config_libdir=${_folders}\n")
    endif()
    string(APPEND _text "ar=${CMAKE_AR}\n")
    file(GENERATE OUTPUT "${plan}/plan.txt" CONTENT "${_text}" TARGET ${name})
    _gocgo_skip_tests_without_emulator()
endfunction()

# Where nothing can run the target's programs, the stand-in of toolchains/providers/emulator.cmake exits with 77.
function(_gocgo_skip_tests_without_emulator)
    if(NOT "${CMAKE_CROSSCOMPILING_EMULATOR}" MATCHES "/CMakeFiles/gocgo/no-emulator$")
        return()
    endif()
    get_property(_tests DIRECTORY PROPERTY TESTS)
    foreach(_test IN LISTS _tests)
        get_property(_code TEST "${_test}" PROPERTY SKIP_RETURN_CODE)
        if("${_code}" STREQUAL "")
            set_property(TEST "${_test}" PROPERTY SKIP_RETURN_CODE 77)
        endif()
    endforeach()
endfunction()
