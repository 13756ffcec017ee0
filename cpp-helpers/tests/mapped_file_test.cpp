#include "mapped_file.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <random>

#include "policy.h"

#ifndef _WIN32
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace gocgo {
namespace {

class MappedFileTest : public testing::Test {
 protected:
  void SetUp() override {
    folder_ = std::filesystem::path(testing::TempDir()) / ("gocgo mapped " + std::to_string(std::random_device()()));
    std::filesystem::create_directories(folder_);
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }
  std::string path(const std::string& name) const { return (folder_ / name).string(); }
  std::filesystem::path folder_;
};

TEST_F(MappedFileTest, GivesTheBytes) {
  std::ofstream(path("a")) << "text";
  const Result<MappedFile> file = MappedFile::open(path("a"));
  ASSERT_TRUE(file.ok());
  EXPECT_EQ(file->bytes().text(), "text");
  std::ofstream(path("empty"));
  EXPECT_EQ(MappedFile::open(path("empty"))->bytes().size(), 0u);
}

TEST_F(MappedFileTest, RefusesWhatIsNoFile) {
  for (const std::string& name : {path("none"), path("."), path("none/x")}) {
    const Result<MappedFile> file = MappedFile::open(name);
    ASSERT_FALSE(file.ok()) << name;
    EXPECT_EQ(file.error().tag, "unreadable");
    EXPECT_EQ(file.error().status, Status::unreadable);
    EXPECT_FALSE(file.error().fix.empty());
  }
}

#ifndef _WIN32

TEST_F(MappedFileTest, NeverWaitsForAFifo) {
  ASSERT_EQ(mkfifo(path("fifo").c_str(), 0600), 0);
  const Result<MappedFile> file = MappedFile::open(path("fifo"));
  ASSERT_FALSE(file.ok());
  EXPECT_NE(file.error().summary.find("FIFO"), std::string::npos);
  EXPECT_FALSE(MappedFile::open("/dev/null").ok());
}

TEST_F(MappedFileTest, TwoGigabytesCostNothing) {
  std::ofstream(path("big")) << "\177ELF";
  ASSERT_EQ(truncate(path("big").c_str(), std::int64_t{1} << 31), 0);
  std::string report;
  const std::string_view words[] = {"--linkage", "static"};
  EXPECT_EQ(check_file(path("big"), *parse_policy(words, nullptr), "", &report), Status::unreadable);
  EXPECT_NE(report.find("[damaged-elf]: " + path("big")), std::string::npos);
}

TEST_F(MappedFileTest, ACutFileEndsWithTheStatusOfAnUnreadableOne) {
  std::ofstream(path("cut")) << std::string(100000, 'x');
  const auto read_while_cut = [&] {
    exit_if_a_mapped_file_shrinks();
    Result<MappedFile> file = MappedFile::open(path("cut"));
    if (truncate(path("cut").c_str(), 0) != 0) _exit(99);
    _exit(file->bytes().get<std::uint8_t>(90000));
  };
  EXPECT_EXIT(read_while_cut(), testing::ExitedWithCode(3), "unreadable");
}

#endif

TEST_F(MappedFileTest, ChecksUnderAnotherName) {
  std::ofstream(path("tmp.x")) << "#!/bin/sh\n";
  std::string report;
  const std::string_view words[] = {"--linkage", "static"};
  EXPECT_EQ(check_file(path("tmp.x"), *parse_policy(words, nullptr), "shop", &report), Status::broken);
  EXPECT_EQ(report,
            "GoCgoCross [not-a-program]: shop is not a linked program or library.\n"
            "  it is: script\n"
            "  fix:   name the linked product; objects and archives can be checked with --target alone\n");
}

}  // namespace
}  // namespace gocgo
