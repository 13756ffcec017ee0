#include "prices.h"

#include <map>
#include <stdexcept>
#include <string>

int price(const char* what) {
  static const std::map<std::string, int> prices{{"tea", 3}};
  try {
    return prices.at(what);
  } catch (const std::out_of_range&) {
    return -1;
  }
}
