// One libFuzzer target a parser: GOCGO_FUZZ_PARSER is its index in parsers[].
#include <cstddef>
#include <cstdint>

#include "parsers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const gocgo::fuzz::Parser& parser = gocgo::fuzz::parsers[GOCGO_FUZZ_PARSER];
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (!input.starts_with(parser.magic)) return -1;  // not into the corpus (libFuzzer of LLVM 16; before: few get in)
  parser.run(input);
  return 0;
}
