include_guard(GLOBAL)

#[=======================================================================[.rst:
.. command:: add_go_cgo_test

  Builds the tests of Go packages for the target platform, and makes each test
  function a CTest test:

  .. code-block:: cmake

    add_go_cgo_test(<name>
      [PACKAGE <./dir, import path or pattern>...]
      [MODULE_DIR <dir>]
      [TAGS <tag>...] [GO_LDFLAGS <flag>...] [GO_GCFLAGS <flag>...]
      [ENV <NAME=value>...] [DEFINE <importpath.Var=value>...]
      [LINKAGE STATIC|SYSTEM|ANY]
      [MAX_GLIBC <version>]
      [ALLOW_NEEDED <soname>...] [ALLOW_IMPORT <dll>...]
      [VCS_STAMP] [NO_LINKAGE_TEST]
      [RUN <regex>] [ARGS <argument>...]
      [TIMEOUT <seconds>] [LABELS <label>...] [PROPERTIES <name> <value>...]
      [WORKING_DIRECTORY <dir>] [TEST_PREFIX <prefix>]
      [DISCOVERY_MODE POST_BUILD|PRE_TEST] [DISCOVERY_TIMEOUT <seconds>])

  ``PACKAGE``
    The packages, as `go test` takes them. Default: ``.``
  ``RUN``
    Takes only the test functions, examples and fuzz tests whose name matches:
    a regular expression of Go's, for the names of top-level tests.
  ``ARGS``
    More arguments of the test program, for example ``-test.short``.
  ``TIMEOUT``
    What a test function may take. Go then tells where each goroutine stands;
    CTest ends a program that does not do that within ten seconds more.
    Default: Go's ten minutes, and what CTest has.
  ``LABELS``, ``PROPERTIES``
    Properties of the tests, as set_tests_properties() takes them.
  ``WORKING_DIRECTORY``
    Where the tests run. Default: the package's folder, as with `go test`.
  ``TEST_PREFIX``
    What stands before a test's name. Default: the target's name and a dot.
  ``DISCOVERY_MODE``
    When the program is asked for its tests, as in gtest_discover_tests():
    after each build (default), or when ctest starts.
  ``DISCOVERY_TIMEOUT``
    What that may take. Default: 60.

  The other arguments are those of :command:`add_go_cgo_executable`.

  Of one package, <name> is the test program: an executable target like that of
  add_go_cgo_executable(), linked and checked in the same way, with a test
  ``<name>.linkage``. A pattern (``./...``) or several packages make a program
  of each package that has tests, ``<name>.<its path, with dots>``; <name> is
  then a target that builds them all, and what target_link_libraries() and the
  other target_* commands give to it in its directory, before the end of that
  directory, reaches each. A new package is seen at the next build.

  Each function TestX, FuzzX (with its seeds) and ExampleX (with an Output
  comment) is a CTest test ``<name>.TestX``, run with ``-test.v``, under
  CMAKE_CROSSCOMPILING_EMULATOR where one is set. Benchmarks are left out. A test
  that calls t.Skip() is skipped for CTest too. Subtests are in the output.
  Where nothing can run the target's programs, there is one test <name>, which
  is skipped and says what to install. Differences to `go test`: no `go vet`,
  and TestMain runs once a test function.

  Errors: no-tests, go-list, go-tests, and those of add_go_cgo_executable.

  Example::

    add_go_cgo_test(shop_test PACKAGE ./... TIMEOUT 60)
    target_link_libraries(shop_test PRIVATE prices)
#]=======================================================================]
function(add_go_cgo_test name)
    _gocgo_go_arguments(_options _one _many)
    list(REMOVE_ITEM _one PACKAGE)
    list(
        APPEND _one
        RUN
        TIMEOUT
        WORKING_DIRECTORY
        TEST_PREFIX
        DISCOVERY_MODE
        DISCOVERY_TIMEOUT
    )
    list(APPEND _many PACKAGE ARGS LABELS PROPERTIES)
    cmake_parse_arguments(PARSE_ARGV 1 arg "${_options}" "${_one}" "${_many}")
    _gocgo_check_generator(add_go_cgo_test)
    _gocgo_check_go_arguments(add_go_cgo_test "${name}")
    _gocgo_check_test_arguments("${name}")

    _gocgo_list_tests("${name}" _paths _folders _modules)
    list(LENGTH arg_PACKAGE _count)
    if(_count EQUAL 1 AND NOT arg_PACKAGE MATCHES "\\.\\.\\.|^(all|std|cmd|work|tool)$")
        _gocgo_add_test_program(${name} "${_folders}")
        return()
    endif()
    _gocgo_add_test_group(${name})
    foreach(_path _folder _module IN ZIP_LISTS _paths _folders _modules)
        set(arg_PACKAGE "${_path}")
        _gocgo_test_suffix(_suffix ${name} "${_path}" "${_module}")
        set(_prefix "${arg_TEST_PREFIX}")
        if(NOT "${_prefix}" STREQUAL "")
            set(arg_TEST_PREFIX "${_prefix}${_suffix}.")
        endif()
        _gocgo_add_test_program(${name}.${_suffix} "${_folder}")
        set(arg_TEST_PREFIX "${_prefix}")
        set_property(TARGET ${name} APPEND PROPERTY _GOCGO_TEST_PROGRAMS ${name}.${_suffix})
        add_dependencies(${name} ${name}.${_suffix})
    endforeach()
endfunction()

# The checks that only the tests need; sets what is not given.
macro(_gocgo_check_test_arguments name)
    foreach(_argument IN ITEMS TIMEOUT DISCOVERY_TIMEOUT)
        if(NOT "${arg_${_argument}}" MATCHES "^([1-9][0-9]*)?$")
            _gocgo_fail(arguments "add_go_cgo_test(${name}): ${_argument} takes seconds."
                "${_argument}" "${arg_${_argument}}"
                FIX "${_argument} 60"
            )
        endif()
    endforeach()
    if(NOT "${arg_DISCOVERY_MODE}" MATCHES "^(POST_BUILD|PRE_TEST)?$")
        _gocgo_fail(arguments "add_go_cgo_test(${name}): DISCOVERY_MODE is neither POST_BUILD nor PRE_TEST."
            "DISCOVERY_MODE" "${arg_DISCOVERY_MODE}"
            FIX "DISCOVERY_MODE PRE_TEST"
        )
    endif()
    if("${arg_RUN}" MATCHES "/")
        _gocgo_fail(arguments "add_go_cgo_test(${name}): RUN is for the names of top-level tests."
            "RUN" "${arg_RUN}"
            FIX "leave the part after the slash out"
        )
    endif()
    list(LENGTH arg_PROPERTIES _length)
    math(EXPR _length "${_length} % 2")
    if(NOT _length EQUAL 0)
        _gocgo_fail(arguments "add_go_cgo_test(${name}): PROPERTIES takes names with their values."
            "PROPERTIES" "${arg_PROPERTIES}"
            FIX "PROPERTIES <name> <value>"
        )
    endif()
    if("${arg_DISCOVERY_TIMEOUT}" STREQUAL "")
        set(arg_DISCOVERY_TIMEOUT 60)
    endif()
    if(NOT "${arg_WORKING_DIRECTORY}" STREQUAL "")
        get_filename_component(arg_WORKING_DIRECTORY "${arg_WORKING_DIRECTORY}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
    endif()
endmacro()

# The packages that arg_PACKAGE stands for and that have tests: import paths, folders, modules. CMake lists them
# again when a _test.go file comes or goes below a pattern's folder, or a go.mod or go.work changes.
# Errors: go-list, no-tests.
function(_gocgo_list_tests name out_paths out_folders out_modules)
    _gocgo_find_go(_go _go_version)
    _gocgo_check_go_version("${_go}" "${_go_version}" "${arg_MODULE_DIR}")
    _gocgo_helper(_gocgo)
    _gocgo_platform(_goos _goarch _target)
    set(_words
        --go
        "${_go}"
        --goos
        "${_goos}"
        --goarch
        "${_goarch}"
        --module-dir
        "${arg_MODULE_DIR}"
    )
    if(NOT "${arg_TAGS}" STREQUAL "")
        list(JOIN arg_TAGS "," _tags)
        list(APPEND _words --tags "${_tags}")
    endif()
    foreach(_setting IN LISTS arg_ENV)
        list(APPEND _words --env "${_setting}")
    endforeach()
    execute_process(
        COMMAND "${_gocgo}" tests ${_words} -- ${arg_PACKAGE}
        RESULT_VARIABLE _result
        OUTPUT_VARIABLE _listed
        ERROR_VARIABLE _error
    )
    if(NOT _result EQUAL 0)
        _gocgo_fail_formatted("${_error}")
    endif()
    set(_paths "")
    set(_folders "")
    set(_modules "")
    set(_module_folders "")
    set(_without "")
    string(REGEX REPLACE "\n$" "" _listed "${_listed}")
    string(REPLACE "\n" ";" _lines "${_listed}")
    foreach(_line IN LISTS _lines)
        string(REPLACE "\t" ";" _fields "${_line}")
        list(GET _fields 0 _kind)
        list(GET _fields 1 _value)
        if(_kind STREQUAL "module")
            list(APPEND _module_folders "${_value}")
            continue()
        endif()
        list(GET _fields 2 _folder)
        list(GET _fields 3 _has_tests)
        if(_has_tests)
            list(APPEND _paths "${_value}")
            list(APPEND _folders "${_folder}")
            list(GET _fields 4 _module)
            list(APPEND _modules "${_module}")
        else()
            list(APPEND _without "${_value}")
        endif()
    endforeach()
    if(_paths STREQUAL "")
        string(REPLACE ";" "\n" _without "${_without}")
        _gocgo_fail(no-tests "add_go_cgo_test(${name}): no package has tests."
            "PACKAGE" "${arg_PACKAGE}"
            "packages" "${_without}"
            FIX "write a function TestName(t *testing.T) in a file whose name ends in _test.go, or leave this out"
        )
    endif()
    foreach(_package IN LISTS arg_PACKAGE)
        if(NOT _package MATCHES "\\.\\.\\.")
            continue()
        endif()
        set(_roots "${_module_folders}")
        if(_package MATCHES "^(\\.\\.?/[^.]*)?\\.\\.\\.")
            get_filename_component(_roots "${CMAKE_MATCH_1}" ABSOLUTE BASE_DIR "${arg_MODULE_DIR}")
        endif()
        foreach(_root IN LISTS _roots)
            file(GLOB_RECURSE _ignored CONFIGURE_DEPENDS "${_root}/*_test.go")
        endforeach()
    endforeach()
    foreach(_folder IN LISTS _module_folders arg_MODULE_DIR)
        foreach(_file IN ITEMS go.mod go.work)
            if(EXISTS "${_folder}/${_file}")
                set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${_folder}/${_file}")
            endif()
        endforeach()
    endforeach()
    set(${out_paths} "${_paths}" PARENT_SCOPE)
    set(${out_folders} "${_folders}" PARENT_SCOPE)
    set(${out_modules} "${_modules}" PARENT_SCOPE)
endfunction()

# What tells a package's target from the others: its path in its module ("cmd.shop"), of a module's own package the last
# word of the module's path; the whole path where that is taken.
function(_gocgo_test_suffix out name path module)
    string(LENGTH "${module}" _length)
    string(SUBSTRING "${path}" 0 ${_length} _begin)
    if(path STREQUAL module)
        get_filename_component(_suffix "${path}" NAME)
    elseif(NOT module STREQUAL "" AND _begin STREQUAL module)
        string(SUBSTRING "${path}" ${_length} -1 _suffix)
    else()
        set(_suffix "${path}")
    endif()
    foreach(_candidate IN LISTS _suffix path)
        string(REGEX REPLACE "^/" "" _suffix "${_candidate}")
        string(REPLACE "/" "." _suffix "${_suffix}")
        # What a target's name may have (CMake's policy CMP0037).
        string(REGEX REPLACE "[^A-Za-z0-9_.+-]" "_" _suffix "${_suffix}")
        if(NOT TARGET ${name}.${_suffix})
            set(${out} "${_suffix}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    _gocgo_fail(arguments "add_go_cgo_test(${name}): there is a target of a package's name."
        "target" "${name}.${_suffix}"
        "package" "${path}"
        FIX "choose another name"
    )
endfunction()

# The target of several packages: it has no file of its own, and what is given to it is given to them, see
# _gocgo_give_to_tests(). An object library takes whatever a program takes.
function(_gocgo_add_test_group name)
    set(_source "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/gocgo/${name}/gocgo_tests.c")
    file(CONFIGURE OUTPUT "${_source}" CONTENT "/* Stands for the Go tests ${name}. */\nextern int gocgo_tests;\n" @ONLY)
    add_library(${name} OBJECT "${_source}")
    set_target_properties(
        ${name}
        PROPERTIES C_CLANG_TIDY "" C_CPPCHECK "" C_CPPLINT "" C_INCLUDE_WHAT_YOU_USE ""
    )
    if(arg_LINKAGE STREQUAL "STATIC")
        target_link_options(${name} PRIVATE -static)
    endif()
    # Before the programs write their plans.
    cmake_language(EVAL CODE "cmake_language(DEFER CALL _gocgo_give_to_tests [==[${name}]==])")
endfunction()

# At the end of the directory.
function(_gocgo_give_to_tests name)
    get_property(_programs TARGET ${name} PROPERTY _GOCGO_TEST_PROGRAMS)
    foreach(
        _property
        IN
        ITEMS
            LINK_LIBRARIES
            LINK_OPTIONS
            LINK_DIRECTORIES
            INCLUDE_DIRECTORIES
            COMPILE_DEFINITIONS
            COMPILE_OPTIONS
            COMPILE_FEATURES
            CXX_STANDARD
            C_COMPILER_LAUNCHER
            CXX_COMPILER_LAUNCHER
            CROSSCOMPILING_EMULATOR
            RUNTIME_OUTPUT_DIRECTORY
            EXCLUDE_FROM_ALL
            FOLDER
    )
        get_property(_is_set TARGET ${name} PROPERTY ${_property} SET)
        if(_is_set)
            get_property(_value TARGET ${name} PROPERTY ${_property})
            set_property(TARGET ${_programs} PROPERTY ${_property} "${_value}")
        endif()
    endforeach()
    get_property(_dependencies TARGET ${name} PROPERTY MANUALLY_ADDED_DEPENDENCIES)
    list(REMOVE_ITEM _dependencies ${_programs})
    if(_dependencies)
        foreach(_program IN LISTS _programs)
            add_dependencies(${_program} ${_dependencies})
        endforeach()
    endif()
endfunction()

# The test program of one package, arg_PACKAGE, and its tests. Takes the caller's arg_* variables.
function(_gocgo_add_test_program name folder)
    add_executable(${name})
    _gocgo_make_go_target(${name} test)
    if(NOT arg_NO_LINKAGE_TEST)
        get_property(_policy TARGET ${name} PROPERTY _GOCGO_POLICY)
        _gocgo_add_check_test(${name}.linkage ${name} "${_policy}")
    endif()

    _gocgo_config(_config)
    set(_plans "${CMAKE_CURRENT_BINARY_DIR}/CMakeFiles/gocgo/${name}")
    if("${arg_TEST_PREFIX}" STREQUAL "")
        set(arg_TEST_PREFIX "${name}.")
    endif()
    if("${arg_WORKING_DIRECTORY}" STREQUAL "")
        set(arg_WORKING_DIRECTORY "${folder}")
    endif()
    set(_text "# How the tests of ${name} are found and run.\n")
    foreach(
        _variable
        IN
        ITEMS RUN ARGS TIMEOUT LABELS PROPERTIES WORKING_DIRECTORY TEST_PREFIX DISCOVERY_TIMEOUT
    )
        string(APPEND _text "set(_${_variable} [==[${arg_${_variable}}]==])\n")
    endforeach()
    string(APPEND _text "set(_PLAN [==[${_plans}/${_config}]==])\n")
    string(APPEND _text "set(_NAME [==[${name}]==])\nset(_PROGRAM [==[$<TARGET_FILE:${name}>]==])\n")
    string(APPEND _text "set(_EMULATOR [==[$<TARGET_PROPERTY:${name},CROSSCOMPILING_EMULATOR>]==])\n")
    string(APPEND _text "include([==[${CMAKE_CURRENT_FUNCTION_LIST_DIR}/DiscoverGoTests.cmake]==])\n")
    file(GENERATE OUTPUT "${_plans}/${_config}/discover.cmake" CONTENT "${_text}" TARGET ${name})
    if(NOT arg_DISCOVERY_MODE STREQUAL "PRE_TEST")
        add_custom_command(
            TARGET ${name}
            POST_BUILD
            COMMAND "${CMAKE_COMMAND}" -P "${_plans}/${_config}/discover.cmake"
            VERBATIM
        )
    endif()
    # ctest reads this one, of whatever configuration it is told.
    get_property(_multi GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
    if(_multi)
        set(_config "\${CTEST_CONFIGURATION_TYPE}")
    endif()
    file(
        WRITE "${_plans}/ctest.cmake"
        "if(EXISTS \"${_plans}/${_config}/discover.cmake\")\n"
        "  include(\"${_plans}/${_config}/discover.cmake\")\n"
        "else()\n"
        "  add_test([==[${name}_NOT_BUILT]==] [==[${name}_NOT_BUILT]==])\n"
        "endif()\n"
    )
    set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${_plans}/ctest.cmake")
endfunction()
