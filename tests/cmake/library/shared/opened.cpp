#include <cstdio>
#include <initializer_list>

#ifdef _WIN32
#include <windows.h>
static void* open(const char* path) { return reinterpret_cast<void*>(LoadLibraryA(path)); }
static void* find(void* library, const char* name) {
  return reinterpret_cast<void*>(GetProcAddress(static_cast<HMODULE>(library), name));
}
#else
#include <dlfcn.h>
static void* open(const char* path) { return dlopen(path, RTLD_NOW); }
static void* find(void* library, const char* name) { return dlsym(library, name); }
#endif

int main(int, char** argv) {
  void* library = open(argv[1]);
  if (library == nullptr) return std::puts("the library does not open"), 1;
  auto twice = reinterpret_cast<int (*)(int)>(find(library, "Twice"));
  if (twice == nullptr) return std::puts("the library has no Twice"), 1;
  std::printf("opened %d\n", twice(4));
  for (const char* name : {"twice", "hidden", "crosscall2"})
    if (find(library, name) != nullptr) return std::printf("the library shows %s\n", name), 1;
}
