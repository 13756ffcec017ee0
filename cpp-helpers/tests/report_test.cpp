#include "report.h"

#include <gtest/gtest.h>

#include "json.h"
#include "json_writer.h"
#include "policy_tags.h"
#include "printable.h"

namespace gocgo {
namespace {

TEST(Printable, LeavesNothingThatActsOnATerminal) {
  EXPECT_EQ(printable("libc.so.6"), "libc.so.6");
  EXPECT_EQ(printable("größe"), "größe");
  EXPECT_EQ(printable("a\033[31mb\n\r\x7f"), "a\\x1b[31mb\\x0a\\x0d\\x7f");
  EXPECT_EQ(printable("\xc2\x9b"), "\\xc2\\x9b") << "CSI in one character";
  EXPECT_EQ(printable("\xe2\x80\xae"), "\\xe2\\x80\\xae") << "right-to-left override";
  EXPECT_EQ(printable("\xff\xc0\x80\xed\xa0\x80\xf5"), "\\xff\\xc0\\x80\\xed\\xa0\\x80\\xf5") << "no UTF-8";
  EXPECT_EQ(printable("\xe2\x82"), "\\xe2\\x82") << "a cut sequence";
  EXPECT_EQ(printable("abcdef", 3), "abc…");
}

TEST(JsonWriter, NestsAndSeparates) {
  std::string text;
  JsonWriter json(&text);
  json.begin_array().begin_object().member("a", "x\"\\").key("b").begin_array().end_array().member("c", true);
  json.key("d").null().key("e").number(7).end_object().begin_object().end_object().end_array();
  EXPECT_EQ(text,
            "[\n  {\n    \"a\": \"x\\\"\\\\\",\n    \"b\": [],\n    \"c\": true,\n    \"d\": null,\n    \"e\": 7\n  },\n"
            "  {}\n]\n");
}

std::vector<Checked> one_of_each() {
  Error error{"not-static", "a b is not static.", {{"needed", "libc.so.6"}}, "link it", Status::broken};
  Error damaged{"damaged-elf", "c is damaged.", {}, "again", Status::unreadable};
  return {{"good", "ELF program"},
          {"dir/a b", "ELF program", Status::broken, {error}, {"a note"}},
          {"/c:d", "", Status::unreadable, {damaged}}};
}

TEST(TextReport, HasASummary) {
  EXPECT_EQ(summary_as_text(one_of_each()), "3 files: 1 good, 1 broken, 1 unreadable\n");
  EXPECT_EQ(summary_as_text({{"x", ""}}), "1 file: 1 good\n");
}

TEST(TextReport, TellsEvidenceAndFix) {
  EXPECT_EQ(checked_as_text(one_of_each()[0], false), "good good (ELF program)\n");
  EXPECT_EQ(checked_as_text(one_of_each()[1], false),
            "GoCgoCross [not-static]: a b is not static.\n  needed: libc.so.6\n  fix:    link it\n"
            "  note: dir/a b: a note\n");
}

TEST(TextReport, ColoursOnlyTheVerdict) {
  EXPECT_EQ(checked_as_text(one_of_each()[0], true), "\033[32mgood\033[0m good (ELF program)\n");
  EXPECT_EQ(checked_as_text(one_of_each()[1], true).substr(0, 42), "\033[1;31mGoCgoCross [not-static]\033[0m: a b is");
}

TEST(Sarif, NamesRulesAndPlaces) {
  const auto parsed = parse_json_stream(checked_as_sarif(one_of_each()));
  ASSERT_TRUE(parsed.ok());
  const Json& run = parsed->at(0)["runs"].items.at(0);
  EXPECT_EQ(parsed->at(0)["version"].text, "2.1.0");
  EXPECT_EQ(run["tool"]["driver"]["rules"].items.size(), policy_tags().size());
  ASSERT_EQ(run["results"].items.size(), 2u);
  const Json& result = run["results"].items[0];
  EXPECT_EQ(result["ruleId"].text, "not-static");
  const auto index = static_cast<std::size_t>(std::stoul(result["ruleIndex"].text));
  EXPECT_EQ(run["tool"]["driver"]["rules"].items[index]["id"].text, "not-static");
  const auto uri = [&](std::size_t i) {
    return run["results"].items[i]["locations"].items.at(0)["physicalLocation"]["artifactLocation"]["uri"].text;
  };
  EXPECT_EQ(uri(0), "dir/a%20b");
  EXPECT_EQ(uri(1), "file:///c:d");
}

}  // namespace
}  // namespace gocgo
