#include "explain_matcher.h"

#include <algorithm>

#include "explain_text.h"
#include "text.h"

namespace gocgo {
namespace {

bool in_word(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_'; }

// The texts that `text` stands for: itself, with each <group> replaced by each of its texts.
Words expand(std::string_view text, std::span<const TextGroup> groups) {
  for (const TextGroup& group : groups) {
    const std::string name = std::string("<").append(group.name).append(">");
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos) continue;
    Words all;
    for (std::string_view one : group.texts) {
      const std::string chosen = std::string(text.substr(0, at)).append(one).append(text.substr(at + name.size()));
      for (std::string& more : expand(chosen, groups)) all.push_back(std::move(more));
    }
    return all;
  }
  return {std::string(text)};
}

}  // namespace

SignMatcher::SignMatcher(std::span<const Trouble> troubles, std::span<const TextGroup> groups) {
  std::vector<Literal> literals;
  for (std::size_t i = 0; i < troubles.size(); ++i)
    for (std::string_view sign : troubles[i].signs) add_sign(i, sign, groups, &literals);
  build(literals);
}

void SignMatcher::add_sign(std::size_t trouble, std::string_view sign, std::span<const TextGroup> groups,
                           std::vector<Literal>* literals) {
  const Words lines = split(sign, '\n');
  for (std::size_t step = 0; step < lines.size(); ++step) {
    LinePattern pattern;
    pattern.trouble = trouble;
    pattern.step = step;
    pattern.last = step + 1 == lines.size();
    for (const std::string& word : split(lines[step], '*')) {
      std::string_view text = word;
      if (word.empty()) continue;  // before a * that begins, after one that ends
      Use use{patterns_.size(), pattern.texts, 0, false, false, false};
      use.absent = text.starts_with('!');
      if (use.absent) text.remove_prefix(1);
      use.at_word = text.starts_with('^');
      if (use.at_word) text.remove_prefix(1);
      use.at_end = text.ends_with('$');
      if (use.at_end) text.remove_suffix(1);
      if (!use.absent) ++pattern.texts;
      for (std::string& one : expand(text, groups)) literals->push_back({std::move(one), use});
    }
    patterns_.push_back(pattern);
  }
}

void SignMatcher::build(const std::vector<Literal>& literals) {
  for (const Literal& literal : literals)
    for (char c : literal.text) {
      std::uint8_t& known = class_of_[static_cast<unsigned char>(c)];
      if (known == 0) known = static_cast<std::uint8_t>(classes_++);
    }
  // Linkers before 2.40 and many shells open a quote with `.
  if (const std::uint8_t quote = class_of_['\'']; quote != 0) class_of_['`'] = quote;

  // The trie of all texts. A missing way leads to the root, which no text's way leads back to.
  auto add_state = [&] {
    next_.resize(next_.size() + classes_, 0);
    uses_.emplace_back();
    shorter_.push_back(0);
    return static_cast<std::uint32_t>(uses_.size() - 1);
  };
  add_state();
  for (const Literal& literal : literals) {
    std::uint32_t state = 0;
    for (char c : literal.text) {
      const std::size_t way = state * classes_ + class_of_[static_cast<unsigned char>(c)];
      if (next_[way] == 0) {
        const std::uint32_t added = add_state();
        next_[way] = added;
      }
      state = next_[way];
    }
    Use use = literal.use;
    use.length = literal.text.size();
    uses_[state].push_back(use);
  }

  // From the root outwards: where a text does not go on, the longest end of what was read that starts another text.
  std::vector<std::uint32_t> fail(uses_.size(), 0), order;
  for (std::size_t c = 0; c < classes_; ++c)
    if (next_[c] != 0) order.push_back(next_[c]);
  for (std::size_t i = 0; i < order.size(); ++i) {
    const std::uint32_t state = order[i];
    shorter_[state] = uses_[fail[state]].empty() ? shorter_[fail[state]] : fail[state];
    for (std::size_t c = 0; c < classes_; ++c) {
      std::uint32_t& way = next_[state * classes_ + c];
      const std::uint32_t other = next_[fail[state] * classes_ + c];
      if (way == 0) {
        way = other;
        continue;
      }
      fail[way] = other;
      order.push_back(way);
    }
  }
  for (std::uint32_t& way : next_) {
    const bool has_ends = !uses_[way].empty() || shorter_[way] != 0;
    way = way * static_cast<std::uint32_t>(classes_) | (has_ends ? ends : 0);
  }
}

void SignMatcher::hit(const Use& use, std::string_view line, std::size_t end) {
  const std::size_t begin = end - use.length;
  if (use.at_word && begin > 0 && in_word(line[begin - 1])) return;
  if (use.at_end && end != line.size()) return;
  LinePattern& pattern = patterns_[use.pattern];
  if (pattern.line != line_) {
    pattern.line = line_;
    pattern.seen = pattern.begin = pattern.end = 0;
    pattern.refused = false;
    touched_.push_back(use.pattern);
  }
  if (use.absent) {
    pattern.refused = true;
    return;
  }
  // Taking the first place where each text fits leaves the most room for those after it.
  if (use.index != pattern.seen || begin < pattern.end) return;
  if (pattern.seen++ == 0) pattern.begin = begin;
  pattern.end = end;
}

bool SignMatcher::completes(std::size_t at) {
  LinePattern& pattern = patterns_[at];
  if (pattern.refused || pattern.seen < pattern.texts) return false;
  if (pattern.step > 0) {
    const std::uint64_t before = patterns_[at - 1].shown;
    if (before == 0 || line_ - before > sign_reach) return false;
  }
  pattern.shown = line_;
  return true;
}

SignMatcher::Match SignMatcher::next_line(std::string_view line, std::uint64_t number) {
  ++line_;
  while (!line.empty() && (line.back() == ' ' || line.back() == '\t')) line.remove_suffix(1);
  touched_.clear();
  std::uint32_t from = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const std::uint32_t way = next_[from + class_of_[static_cast<unsigned char>(line[i])]];
    from = way & ~ends;
    if ((way & ends) == 0) continue;
    for (std::uint32_t state = from / static_cast<std::uint32_t>(classes_); state != 0; state = shorter_[state])
      for (const Use& use : uses_[state]) hit(use, line, i + 1);
  }

  // A sign's later lines first: this line is not the one before itself.
  std::sort(touched_.begin(), touched_.end(),
            [&](std::size_t a, std::size_t b) { return patterns_[a].step > patterns_[b].step; });
  Match match;
  for (std::size_t at : touched_) {
    LinePattern& pattern = patterns_[at];
    if (!completes(at) || (pattern.last && pattern.trouble >= match.trouble)) continue;
    pattern.evidence =
        pattern.step > 0 ? patterns_[at - 1].evidence : Evidence{number, excerpt(line, pattern.begin, pattern.end)};
    if (pattern.last) match = {pattern.trouble, pattern.evidence};
  }
  return match;
}

}  // namespace gocgo
