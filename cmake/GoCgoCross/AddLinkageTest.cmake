include_guard(GLOBAL)

#[=======================================================================[.rst:
.. command:: add_linkage_test

  Adds a test that checks how a target's file is linked; for any target with a
  file, C and C++ ones too:

  .. code-block:: cmake

    add_linkage_test(<target>
      [NAME <test>]
      [LINKAGE STATIC|SYSTEM|ANY]
      [MAX_GLIBC <version>] [MAX_GLIBCXX <version>]
      [ALLOW_NEEDED <soname>...] [ALLOW_IMPORT <dll>...]
      [REQUIRE <property>...])

  ``NAME``
    The test's name. Default: ``<target>.linkage``.
  ``LINKAGE``
    As for :command:`add_go_cgo_executable`; the same defaults.
  ``MAX_GLIBC``, ``MAX_GLIBCXX``
    The newest versions of glibc and libstdc++ that the file may ask for.
  ``ALLOW_NEEDED``, ``ALLOW_IMPORT``
    Shared libraries and DLLs that it may need besides.
  ``REQUIRE``
    Hardening properties, as in ``gocgo check --help``.

  With a toolchain file of this package the file must also be for its target.
  The test runs ``gocgo check`` and has the label ``linkage``.

  Errors: arguments.

  Example::

    add_executable(tool tool.cpp)
    add_linkage_test(tool LINKAGE STATIC)
#]=======================================================================]
function(add_linkage_test target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "NAME;LINKAGE;MAX_GLIBC;MAX_GLIBCXX" "ALLOW_NEEDED;ALLOW_IMPORT;REQUIRE")
    _gocgo_read_options()
    if(NOT "${arg_UNPARSED_ARGUMENTS}${arg_KEYWORDS_MISSING_VALUES}" STREQUAL "")
        _gocgo_fail(arguments "add_linkage_test(${target}) does not know an argument, or it has no value."
            "argument" "${arg_UNPARSED_ARGUMENTS}${arg_KEYWORDS_MISSING_VALUES}"
            FIX "see the command's documentation"
        )
    endif()
    set(_type "")
    if(TARGET "${target}")
        get_target_property(_type "${target}" TYPE)
    endif()
    if(NOT _type MATCHES "^(EXECUTABLE|SHARED_LIBRARY|MODULE_LIBRARY|STATIC_LIBRARY)$")
        _gocgo_fail(arguments "add_linkage_test(${target}): there is no target of that name with a file."
            "target" "${target}"
            "its type" "${_type}"
            FIX "name an executable or a library, after the command that adds it"
        )
    endif()
    _gocgo_check_linkage(add_linkage_test "${target}" "${arg_LINKAGE}")
    if("${arg_NAME}" STREQUAL "")
        set(arg_NAME "${target}.linkage")
    endif()
    if("${arg_LINKAGE}" STREQUAL "" AND _type STREQUAL "EXECUTABLE")
        _gocgo_default_linkage(arg_LINKAGE)
    endif()
    _gocgo_policy(_policy "${GOCGO_TARGET}" "${arg_LINKAGE}" "${arg_MAX_GLIBC}" "${arg_ALLOW_NEEDED}" "${arg_ALLOW_IMPORT}")
    if(NOT "${arg_MAX_GLIBCXX}" STREQUAL "")
        list(APPEND _policy --max-glibcxx "${arg_MAX_GLIBCXX}")
    endif()
    foreach(_property IN LISTS arg_REQUIRE)
        list(APPEND _policy --require "${_property}")
    endforeach()
    if("${_policy}" STREQUAL "")
        _gocgo_fail(arguments "add_linkage_test(${target}) asks for nothing."
            "LINKAGE" "${arg_LINKAGE}"
            FIX "give LINKAGE, MAX_GLIBC or another requirement"
        )
    endif()
    _gocgo_add_check_test("${arg_NAME}" "${target}" "${_policy}")
endfunction()

# Adds the test <test>: `gocgo check` with the words of <policy> on the file of <target>.
function(_gocgo_add_check_test test target policy)
    _gocgo_helper(_gocgo)
    add_test(NAME ${test} COMMAND "${_gocgo}" check ${policy} "$<TARGET_FILE:${target}>")
    set_property(TEST ${test} APPEND PROPERTY LABELS linkage)
endfunction()
