include_guard(GLOBAL)

# PKG_CONFIG_LIBDIR, what pkg-config searches in place of the host's folders, for packages below each of <root>..., into <out>.
function(_gocgo_pkg_config_libdir out)
    set(_folders "")
    foreach(_root IN LISTS ARGN)
        foreach(_folder IN ITEMS lib share usr/lib usr/share)
            list(APPEND _folders "${_root}/${_folder}/pkgconfig")
        endforeach()
    endforeach()
    list(REMOVE_DUPLICATES _folders)
    list(JOIN _folders ":" _folders)
    set(${out} "${_folders}" PARENT_SCOPE)
endfunction()
