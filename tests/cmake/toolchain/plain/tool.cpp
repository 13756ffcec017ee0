#include <iostream>
#include <map>
#include <stdexcept>
#include <string>

int main() {
  std::map<std::string, int> prices{{"apple", 30}};
  try {
    prices.at("pear");
  } catch (const std::out_of_range&) {
    ++prices["apple"];
  }
  std::cout << "an apple costs " << prices["apple"] << "\n";
}
