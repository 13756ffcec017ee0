# The installed package: <prefix>/share/GoCgoCross with cmake/ and toolchains/, <prefix>/bin/gocgo, its manual page, and
# what find_package(GoCgoCross) finds. It may be moved as a whole. Not installed itself.
include("${CMAKE_CURRENT_LIST_DIR}/Helper.cmake")
include(CMakePackageConfigHelpers)

_gocgo_helper(_gocgo)
execute_process(COMMAND "${_gocgo}" --man OUTPUT_FILE "${PROJECT_BINARY_DIR}/gocgo.1" COMMAND_ERROR_IS_FATAL ANY)
file(
    CONFIGURE
    OUTPUT "${PROJECT_BINARY_DIR}/GoCgoCrossConfig.cmake"
    @ONLY
    CONTENT
        "# Makes the commands of GoCgoCross known, and include(GoCgoCross) work.
get_filename_component(GoCgoCross_ROOT_DIR \"\${CMAKE_CURRENT_LIST_DIR}/../../GoCgoCross\" ABSOLUTE)
list(APPEND CMAKE_MODULE_PATH \"\${GoCgoCross_ROOT_DIR}/cmake\")
list(REMOVE_DUPLICATES CMAKE_MODULE_PATH)
include(\"\${GoCgoCross_ROOT_DIR}/cmake/GoCgoCross.cmake\")
"
)
write_basic_package_version_file(
    "${PROJECT_BINARY_DIR}/GoCgoCrossConfigVersion.cmake"
    COMPATIBILITY SameMinorVersion
    ARCH_INDEPENDENT
)

install(PROGRAMS "${_gocgo}" DESTINATION bin)
install(FILES "${PROJECT_BINARY_DIR}/gocgo.1" DESTINATION share/man/man1)
install(
    DIRECTORY "${PROJECT_SOURCE_DIR}/cmake" "${PROJECT_SOURCE_DIR}/toolchains"
    DESTINATION share/GoCgoCross
    PATTERN Package.cmake EXCLUDE
)
# With CMakeLists.txt add_subdirectory() and FetchContent take the installed tree as they take the sources.
install(
    FILES "${PROJECT_SOURCE_DIR}/CMakeLists.txt" "${PROJECT_SOURCE_DIR}/VERSION" "${PROJECT_SOURCE_DIR}/LICENSE"
    DESTINATION share/GoCgoCross
)
install(
    FILES "${PROJECT_BINARY_DIR}/GoCgoCrossConfig.cmake" "${PROJECT_BINARY_DIR}/GoCgoCrossConfigVersion.cmake"
    DESTINATION share/cmake/GoCgoCross
)
# The pages as they are read in the sources, with the examples that they quote.
install(
    FILES "${PROJECT_SOURCE_DIR}/README.md" "${PROJECT_SOURCE_DIR}/CHANGELOG.md" "${PROJECT_SOURCE_DIR}/LICENSE"
    DESTINATION share/doc/gocgocross
)
install(
    DIRECTORY "${PROJECT_SOURCE_DIR}/docs" "${PROJECT_SOURCE_DIR}/examples"
    DESTINATION share/doc/gocgocross
    PATTERN _ext EXCLUDE
    PATTERN conf.py EXCLUDE
)

set(CPACK_PACKAGE_NAME gocgocross)
set(CPACK_PACKAGE_VENDOR "The GoCgoCross authors")
set(CPACK_PACKAGE_CONTACT "The GoCgoCross authors <gocgocross@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_GENERATOR TGZ DEB)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "cmake (>= 3.21)")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "golang-go (>= 2:1.24), ninja-build, python3-pip")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
include(CPack)
