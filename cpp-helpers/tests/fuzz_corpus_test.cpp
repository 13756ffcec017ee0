// Replays the fuzzers' corpus: each file once found a new path through a parser, or broke one.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>

#include "../fuzz/parsers.h"

namespace gocgo::fuzz {
namespace {

TEST(FuzzCorpus, IsReadWithoutTrouble) {
  for (const Parser& parser : parsers) {
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(GOCGO_FUZZ_CORPUS) / parser.name)) {
      std::ifstream file(entry.path(), std::ios::binary);
      const std::string bytes((std::istreambuf_iterator<char>(file)), std::istreambuf_iterator<char>());
      EXPECT_TRUE(std::string_view(bytes).starts_with(parser.magic)) << entry.path();
      parser.run(bytes);
      run_reports(bytes);
      ++files;
    }
    EXPECT_GT(files, 0) << parser.name;
  }
}

}  // namespace
}  // namespace gocgo::fuzz
