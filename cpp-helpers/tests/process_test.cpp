#include "process.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>

#include "console.h"
#include "files.h"

namespace gocgo {
namespace {

namespace fs = std::filesystem;

// The program that is run lies beside this one.
std::string child() {
  const std::string here = testing::internal::GetArgvs().at(0);
  return find_program((fs::absolute(here).parent_path() / "run_child").string(), "");
}

Finished finished(gocgo::Run what) {
  what.argv.insert(what.argv.begin(), child());
  if (what.environment.empty()) what.environment = current_environment();
  const Result<Finished> result = run(what);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().facts.back().second);
  return result.ok() ? *result : Finished{-1};
}

class RunTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = utf8_path(testing::TempDir() + "gocgo rün " + std::to_string(std::random_device()()));
    fs::create_directories(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }
  fs::path folder_;
};

TEST_F(RunTest, WordsArriveAsTheyWere) {
  const Words words = {"words", "",         "a b",       "\"",         "a\"b c", "\\",     "a\\",   "a b\\", "a\\\"b",
                       "\\\\",  "a \\\\\"", "tab\there", "naïve ώ 字", "'x'",    "%PATH%", "$HOME", "^&|<>", "C:\\x y\\"};
  std::string expected;
  for (const std::string& word : words) expected += "<" + word + ">";
  EXPECT_EQ(finished({words, {}}).out, expected);
}

TEST_F(RunTest, TheEnvironmentIsTheWholeOne) {
  Environment environment = current_environment();
  environment["GOCGO_TEST_VARIABLE"] = "a=b c";
  EXPECT_EQ(finished({{"variable", "GOCGO_TEST_VARIABLE"}, environment}).out, "a=b c");
  environment.erase("GOCGO_TEST_VARIABLE");
  EXPECT_EQ(finished({{"variable", "GOCGO_TEST_VARIABLE"}, environment}).out, "(unset)");
}

TEST_F(RunTest, ItRunsInTheFolder) { EXPECT_EQ(finished({{"folder"}, {}, folder_.string()}).out, folder_.filename().string()); }

TEST_F(RunTest, BothStreamsAreCollected) {
  const Finished result = finished({{"much"}, {}});
  EXPECT_EQ(result.out.size(), 200000u);
  EXPECT_EQ(result.err.size(), 200000u);
}

TEST_F(RunTest, LinesComeOneByOne) {
  Words lines;
  gocgo::Run what{{"lines"}, {}};
  what.on_error_line = [&](std::string_view line) { lines.emplace_back(line); };
  EXPECT_EQ(finished(what).out, "out");
  EXPECT_EQ(lines, (Words{"one", "two", "", "last"}));
}

TEST_F(RunTest, InputIsEmptyAndTheStatusIsGiven) {
  EXPECT_EQ(finished({{"input"}, {}}).exit_code, 0);
  EXPECT_EQ(finished({{"status", "0"}, {}}).exit_code, 0);
  EXPECT_EQ(finished({{"status", "37"}, {}}).exit_code, 37);
}

TEST_F(RunTest, ASilentProgramIsLookedAtEachSecond) {
  int seconds = 0;
  gocgo::Run what{{"wait"}, {}};
  what.on_second = [&](long) { ++seconds; };
  finished(what);
  EXPECT_EQ(seconds, 1);
}

TEST_F(RunTest, AProgramIsFoundOnPath) {
  const fs::path place = folder_ / fs::path(child()).filename();
  fs::copy_file(child(), place);
#ifdef _WIN32
  const std::string path = "C:\\no such folder;" + folder_.string();
#else
  const std::string path = "/no such folder:" + folder_.string();
#endif
  EXPECT_EQ(find_program("run_child", path), place.generic_string());
  Environment environment = current_environment();
  environment["PATH"] = path;
  const Result<Finished> result = run({{"run_child", "status", "5"}, environment});
  ASSERT_TRUE(result.ok());
  EXPECT_EQ(result->exit_code, 5);
}

TEST_F(RunTest, WhatDoesNotStartIsAnError) {
  const Result<Finished> missing = run({{"no-such-program"}, current_environment()});
  ASSERT_FALSE(missing.ok());
  EXPECT_EQ(missing.error().tag, "cannot-run");
  gocgo::Run nowhere{{child(), "status", "0"}, current_environment(), (folder_ / "none").string()};
  EXPECT_FALSE(run(nowhere).ok());
}

TEST_F(RunTest, FilesAreReplaced) {
  const std::string path = (folder_ / "ά file").string();
  ASSERT_TRUE(write_file(path, "one").ok());
  ASSERT_TRUE(write_file(path, "two\n").ok());
  EXPECT_EQ(*read_file(path), "two\n");
  EXPECT_FALSE(*write_file_if_changed(path, "two\n"));
}

}  // namespace
}  // namespace gocgo
