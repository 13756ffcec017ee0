#include "platform_libraries.h"

#include <algorithm>

#include "text.h"

namespace gocgo {
namespace {

// System32 of every edition of Windows 10, Windows 11 and their servers, without what is optional there (media
// features, .NET) and without the Visual C++ runtime, which a program must bring along. Sorted: searched by halves.
//
// API sets (api-ms-win-*.dll, not in this list: see below) are names that the loader resolves by itself. Among them
// are those of the universal C runtime (api-ms-win-crt-*), which zig's and newer mingw toolchains import: every
// Windows has it since 10. bcryptprimitives.dll gives Go >= 1.22 its random numbers; like the others it is in System32.
constexpr std::string_view windows_dlls[] = {
    "activeds.dll",      "advapi32.dll", "authz.dll",      "avicap32.dll",
    "avifil32.dll",      "avrt.dll",     "bcrypt.dll",     "bcryptprimitives.dll",
    "bthprops.cpl",      "cabinet.dll",  "cfgmgr32.dll",   "clusapi.dll",
    "combase.dll",       "comctl32.dll", "comdlg32.dll",   "comsvcs.dll",
    "credui.dll",        "crypt32.dll",  "cryptbase.dll",  "cryptnet.dll",
    "cryptui.dll",       "d2d1.dll",     "d3d11.dll",      "d3d12.dll",
    "d3d9.dll",          "dbgeng.dll",   "dbghelp.dll",    "dcomp.dll",
    "ddraw.dll",         "dhcpcsvc.dll", "dhcpcsvc6.dll",  "dinput8.dll",
    "dnsapi.dll",        "dsound.dll",   "dwmapi.dll",     "dwrite.dll",
    "dxgi.dll",          "dxva2.dll",    "esent.dll",      "fltlib.dll",
    "fwpuclnt.dll",      "gdi32.dll",    "gdiplus.dll",    "glu32.dll",
    "hid.dll",           "httpapi.dll",  "imagehlp.dll",   "imm32.dll",
    "iphlpapi.dll",      "kernel32.dll", "kernelbase.dll", "ksuser.dll",
    "ktmw32.dll",        "loadperf.dll", "logoncli.dll",   "lz32.dll",
    "mapi32.dll",        "mmdevapi.dll", "mpr.dll",        "mprapi.dll",
    "msacm32.dll",       "mscms.dll",    "msctf.dll",      "msi.dll",
    "msimg32.dll",       "msvcrt.dll",   "msvfw32.dll",    "mswsock.dll",
    "ncrypt.dll",        "netapi32.dll", "netutils.dll",   "newdev.dll",
    "normaliz.dll",      "ntdll.dll",    "ntdsapi.dll",    "odbc32.dll",
    "odbccp32.dll",      "ole32.dll",    "oleacc.dll",     "oleaut32.dll",
    "oledlg.dll",        "opengl32.dll", "pdh.dll",        "powrprof.dll",
    "profapi.dll",       "propsys.dll",  "psapi.dll",      "quartz.dll",
    "rasapi32.dll",      "resutils.dll", "rpcrt4.dll",     "rstrtmgr.dll",
    "rtutils.dll",       "samcli.dll",   "schannel.dll",   "sechost.dll",
    "secur32.dll",       "sensapi.dll",  "setupapi.dll",   "sfc.dll",
    "shcore.dll",        "shell32.dll",  "shfolder.dll",   "shlwapi.dll",
    "snmpapi.dll",       "srvcli.dll",   "sspicli.dll",    "sxs.dll",
    "tapi32.dll",        "tdh.dll",      "traffic.dll",    "ucrtbase.dll",
    "urlmon.dll",        "user32.dll",   "userenv.dll",    "usp10.dll",
    "uxtheme.dll",       "version.dll",  "virtdisk.dll",   "vssapi.dll",
    "webservices.dll",   "wer.dll",      "wevtapi.dll",    "win32u.dll",
    "windowscodecs.dll", "winhttp.dll",  "wininet.dll",    "winmm.dll",
    "winscard.dll",      "winspool.drv", "wintrust.dll",   "winusb.dll",
    "wkscli.dll",        "wlanapi.dll",  "wldap32.dll",    "wofutil.dll",
    "ws2_32.dll",        "wscapi.dll",   "wsock32.dll",    "wtsapi32.dll",
    "xinput1_4.dll",     "xmllite.dll",
};
static_assert(std::is_sorted(std::begin(windows_dlls), std::end(windows_dlls)));

constexpr std::string_view system_libraries[] = {
    "libc.so.6",  "libm.so.6",      "libmvec.so.1", "libdl.so.2",    "libpthread.so.0",
    "librt.so.1", "libresolv.so.2", "libutil.so.1", "libgcc_s.so.1", "libstdc++.so.6",
    "libc.so",  // musl's own
};

}  // namespace

bool is_windows_dll(std::string_view name) {
  const std::string lower = to_lower(name);
  if (lower.starts_with("api-ms-win-") && lower.ends_with(".dll")) return true;
  return std::binary_search(std::begin(windows_dlls), std::end(windows_dlls), std::string_view(lower));
}

bool is_system_library(std::string_view soname) {
  if (soname.starts_with("ld-linux") || soname.starts_with("ld64.so") || soname.starts_with("ld-musl-") ||
      soname.starts_with("libc.musl-"))
    return true;
  return std::find(std::begin(system_libraries), std::end(system_libraries), soname) != std::end(system_libraries);
}

}  // namespace gocgo
