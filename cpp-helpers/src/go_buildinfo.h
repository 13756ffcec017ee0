#pragma once
#include "elf_image.h"
#include "facts.h"
#include "pe_image.h"

namespace gocgo {

// Go's build settings, which every Go program carries in its data, stripped or not (Go's debug/buildinfo: the
// form with inline strings since Go 1.18, and the one with pointers before). Nothing: no Go program, or an old
// or damaged blob; then a note says so.
std::optional<GoBuild> read_go_build(const ElfImage& image, std::vector<std::string>& notes);
std::optional<GoBuild> read_go_build(const PeImage& image, std::vector<std::string>& notes);

// The text form of the module information (`path`, `mod`, `dep`, `build` lines, parted by tabs) into `build`.
void parse_go_module_info(std::string_view text, GoBuild& build);

}  // namespace gocgo
