#include <stdexcept>
#include <string>

extern "C" int length(char* text) {
  try {
    throw std::length_error(text);
  } catch (const std::exception& error) {
    return static_cast<int>(std::string(error.what()).size());
  }
}
