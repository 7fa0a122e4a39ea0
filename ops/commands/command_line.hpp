// What commands say of their options: the only door to CLI11. Its headers cost ten seconds in every file that sees
// them, so commands see these few words instead.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace bonboek {

/// An option that was added. Each call says one more thing of it.
class OptionWord {
 public:
  explicit OptionWord(CLI::Option& option) : option_(&option) {}

  OptionWord& required(bool is_required = true);
  OptionWord& form(const std::string& shown);  // what stands for its value in the help text
  OptionWord& group(const std::string& name);  // the heading that it stands under
  OptionWord& default_is(const std::string& shown);
  OptionWord& default_is_value();  // what the value is now
  OptionWord& within(std::size_t least, std::size_t most);
  OptionWord& one_of(const std::vector<std::string>& values);
  OptionWord& not_empty();  // an unset variable of a shell is not taken for an option that was not given
  OptionWord& needs(OptionWord other);
  OptionWord& excludes(OptionWord other);
  OptionWord& not_in_config();

 private:
  CLI::Option* option_;
};

/// A command and what it takes. Values are written when the command line is read, so they must live until then.
class CommandWord {
 public:
  explicit CommandWord(CLI::App& app) : app_(&app) {}

  CommandWord add_command(const std::string& name, const std::string& meaning);
  void needs_command();  // one of those added
  void on_chosen(std::function<void()> then);

  /// `names`: "--name", or one word for what stands in its place without a name.
  OptionWord add(const std::string& names, std::string& value, const std::string& meaning);
  OptionWord add(const std::string& names, std::uint16_t& value, const std::string& meaning);
  OptionWord add(const std::string& names, std::optional<std::uint16_t>& value, const std::string& meaning);
  OptionWord add(const std::string& names, std::uint64_t& value, const std::string& meaning);
  /// May be given several times, a value each time.
  OptionWord add(const std::string& names, std::vector<std::string>& values, const std::string& meaning);
  OptionWord add_text(const std::string& names, std::function<void(const std::string&)> take,
                      const std::string& meaning);
  OptionWord add_count(const std::string& names, std::function<void(std::uint64_t)> take, const std::string& meaning);
  OptionWord add_flag(const std::string& names, bool& value, const std::string& meaning);

  /// A config file with every option as it is.
  [[nodiscard]] std::string config() const;
  /// Takes in a config file: lines of `name = value`, where a name is that of an option without its dashes. What the
  /// command line said stays. Throws as the reading of the command line does.
  void read_config(const std::string& file);

 private:
  CLI::App* app_;
};

/// For a value that its option can't take: ends the reading of the command line.
[[noreturn]] void refuse_value(const std::string& option, const std::string& why);

}  // namespace bonboek
