// A C++ program that calls Go: from several threads, with callbacks that may throw.
#include "threads.h"
#include "words.h"

#include <cstdlib>
#include <exception>
#include <iostream>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

// What Go gave belongs to C.
std::string take(char* text) {
  std::string copy(text);
  std::free(text);
  return copy;
}

// An exception must not pass through Go's frames: it is kept on this side, and thrown again behind them.
struct Search {
  std::vector<std::string> words;
  std::exception_ptr thrown;
};

int found(void* context, char* word) {
  Search& search = *static_cast<Search*>(context);
  try {
    search.words.emplace_back(word);
    if (search.words.back() == "bad") throw std::runtime_error("a bad word");
    return 0;
  } catch (...) {
    search.thrown = std::current_exception();
    return 1;
  }
}

std::vector<std::string> words_of(std::string text) {
  Search search;
  if (EachWord(text.data(), found, &search) != 0) std::rethrow_exception(search.thrown);
  return search.words;
}

// What each thread does.
struct Counter {
  int count = 0;
  void operator()() {
    std::string text = "one two\nthree\nfour five six";
    for (int i = 0; i < 100; ++i) count += CountWords(text.data());
  }
};

}  // namespace

int main() {
  std::vector<Counter> counters(4);
  std::vector<Thread> threads;
  for (Counter& counter : counters) threads.emplace_back(counter);
  for (Thread& thread : threads) thread.join();
  std::cout << "counted";
  for (const Counter& counter : counters) std::cout << ' ' << counter.count;
  std::cout << "\nwords " << words_of("a good text").size() << '\n';
  try {
    words_of("a bad text");
  } catch (const std::runtime_error& error) {
    std::cout << "caught " << error.what() << '\n';
  }
  std::string name = "GREETING";
  std::cout << "arguments " << take(Arguments()) << "\nvariable " << take(Variable(name.data())) << std::endl;
}
