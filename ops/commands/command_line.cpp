#include "ops/commands/command_line.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>

namespace bonboek {

OptionWord& OptionWord::required(bool is_required) {
  option_->required(is_required);
  return *this;
}

OptionWord& OptionWord::form(const std::string& shown) {
  option_->type_name(shown);
  return *this;
}

OptionWord& OptionWord::group(const std::string& name) {
  option_->group(name);
  return *this;
}

OptionWord& OptionWord::default_is(const std::string& shown) {
  option_->default_str(shown);
  return *this;
}

OptionWord& OptionWord::default_is_value() {
  option_->capture_default_str();
  return *this;
}

OptionWord& OptionWord::within(std::size_t least, std::size_t most) {
  option_->check(CLI::Range(least, most));
  return *this;
}

OptionWord& OptionWord::one_of(const std::vector<std::string>& values) {
  option_->check(CLI::IsMember(values));
  return *this;
}

OptionWord& OptionWord::not_empty() {
  option_->check([](const std::string& value) { return std::string(value.empty() ? "its value is empty" : ""); });
  return *this;
}

OptionWord& OptionWord::needs(OptionWord other) {
  option_->needs(other.option_);
  return *this;
}

OptionWord& OptionWord::excludes(OptionWord other) {
  option_->excludes(other.option_);
  return *this;
}

OptionWord& OptionWord::not_in_config() {
  option_->configurable(false);
  return *this;
}

CommandWord CommandWord::add_command(const std::string& name, const std::string& meaning) {
  return CommandWord(*app_->add_subcommand(name, meaning));
}

void CommandWord::needs_command() {
  app_->require_subcommand(1);
}

void CommandWord::on_chosen(std::function<void()> then) {
  app_->callback(std::move(then));
}

OptionWord CommandWord::add(const std::string& names, std::string& value, const std::string& meaning) {
  return OptionWord(*app_->add_option(names, value, meaning));
}

OptionWord CommandWord::add(const std::string& names, std::uint16_t& value, const std::string& meaning) {
  return OptionWord(*app_->add_option(names, value, meaning));
}

OptionWord CommandWord::add(const std::string& names, std::optional<std::uint16_t>& value, const std::string& meaning) {
  return OptionWord(*app_->add_option(names, value, meaning));
}

OptionWord CommandWord::add(const std::string& names, std::uint64_t& value, const std::string& meaning) {
  return OptionWord(*app_->add_option(names, value, meaning));
}

OptionWord CommandWord::add(const std::string& names, std::vector<std::string>& values, const std::string& meaning) {
  return OptionWord(*app_->add_option(names, values, meaning)->allow_extra_args(false));
}

OptionWord CommandWord::add_text(const std::string& names, std::function<void(const std::string&)> take,
                                 const std::string& meaning) {
  return OptionWord(*app_->add_option_function<std::string>(names, take, meaning));
}

OptionWord CommandWord::add_count(const std::string& names, std::function<void(std::uint64_t)> take,
                                  const std::string& meaning) {
  return OptionWord(*app_->add_option_function<std::uint64_t>(
      names, [take = std::move(take)](const std::uint64_t& value) { take(value); }, meaning));
}

OptionWord CommandWord::add_flag(const std::string& names, bool& value, const std::string& meaning) {
  return OptionWord(*app_->add_flag(names, value, meaning));
}

std::string CommandWord::config() const {
  return app_->config_to_str(true, true);
}

void CommandWord::read_config(const std::string& file) {
  for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_file(file)) {
    auto* option = app_->get_option_no_throw("--" + item.fullname());
    if (option == nullptr || !option->get_configurable()) {
      throw CLI::ConfigError(fmt::format("{}: there is no option {}", file, item.fullname()));
    }
    if (option->count() > 0) continue;
    option->add_result(item.inputs);
    option->run_callback();
  }
}

void refuse_value(const std::string& option, const std::string& why) {
  throw CLI::ValidationError(option, why);
}

}  // namespace bonboek
