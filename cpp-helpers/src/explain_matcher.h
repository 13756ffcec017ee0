#pragma once
// Finds the signs of many troubles in one pass over each line.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "explain_table.h"

namespace gocgo {

// All texts of all signs in one automaton (Aho and Corasick, "Efficient string matching", 1975): a byte of a log
// costs one table look-up, whatever the number of signs.
class SignMatcher {
 public:
  SignMatcher(std::span<const Trouble> troubles, std::span<const TextGroup> groups);

  // The line that shows something, of a sign of several lines the first: it has the cause, the others the outcome.
  struct Evidence {
    std::uint64_t number = 0;
    std::string line{};  // an excerpt()
  };
  struct Match {
    std::size_t trouble = none;  // the row, or none
    Evidence evidence{};
  };
  static constexpr std::size_t none = ~std::size_t{0};

  // Reads the next line of a log, without its end, and its number. Gives the first row that it shows.
  Match next_line(std::string_view line, std::uint64_t number);

 private:
  // One line of a sign, and what of it the line that is read now has shown. The lines of a sign stand together.
  struct LinePattern {
    std::size_t trouble = 0;
    std::size_t step = 0;     // which of the sign's lines this is, from 0
    bool last = false;        // it is the last of them
    std::size_t texts = 0;    // how many it has, without those that must be absent
    std::uint64_t shown = 0;  // the last line of the log that showed it, after those before it
    Evidence evidence{};

    std::uint64_t line = 0;  // what follows is about this line of the log
    std::size_t seen = 0, begin = 0, end = 0;
    bool refused = false;  // a text that must be absent is there
  };
  // Where a text stands in the patterns.
  struct Use {
    std::size_t pattern, index, length;
    bool absent, at_word, at_end;
  };
  struct Literal {
    std::string text;
    Use use;
  };

  void add_sign(std::size_t trouble, std::string_view sign, std::span<const TextGroup> groups, std::vector<Literal>* literals);
  void build(const std::vector<Literal>& literals);
  void hit(const Use& use, std::string_view line, std::size_t end);
  bool completes(std::size_t pattern);

  std::vector<LinePattern> patterns_;
  std::vector<std::size_t> touched_;  // the patterns of which this line has shown something
  std::uint64_t line_ = 0;            // how many lines were read, this one too

  // The automaton. State 0 is the root. Bytes are told apart by class; class 0 has those that stand in no text.
  // From a state, a byte leads to next_[state * classes_ + class], which holds the new state multiplied by classes_
  // (ready for the next look-up), with the bit `ends` when texts end there.
  static constexpr std::uint32_t ends = 0x80000000;
  std::array<std::uint8_t, 256> class_of_{};
  std::size_t classes_ = 1;
  std::vector<std::uint32_t> next_;
  std::vector<std::vector<Use>> uses_;  // by state
  std::vector<std::uint32_t> shorter_;  // by state: the longest state that is its end and has uses, or 0
};

}  // namespace gocgo
