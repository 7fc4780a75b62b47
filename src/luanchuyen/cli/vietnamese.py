"""Help and errors of the command line in Vietnamese, where click would speak English."""

import click


class Spoken(click.Command):
    """A command whose help speaks Vietnamese."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix="Cách dùng: ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        words = {
            "[OPTIONS]": "[TÙY CHỌN]",
            "COMMAND": "LỆNH",
            "[ARGS]...": "[THAM SỐ]...",
        }
        return [
            " ".join(words.get(word, word) for word in piece.split())
            for piece in super().collect_usage_pieces(ctx)
        ]

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = "In cách dùng rồi thoát."
        return option

    def format_options(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        options = [p for p in self.get_params(ctx) if isinstance(p, click.Option)]
        records = [record for p in options if (record := p.get_help_record(ctx))]
        if records:
            with formatter.section("Tùy chọn"):
                formatter.write_dl(records)
        if isinstance(self, click.Group):
            self.format_commands(ctx, formatter)


class SpokenGroup(Spoken, click.Group):
    """A command with commands of its own, whose help speaks Vietnamese."""


def in_vietnamese(error: click.UsageError) -> str:
    """The sentence for a wrong call: what is wrong and what would be right."""
    match error:
        case click.NoSuchOption():
            return (
                f"Không có tùy chọn {error.option_name}.{_perhaps(error.possibilities)}"
            )
        case click.MissingParameter():
            return f"Thiếu {_named(error)}."
        case click.BadParameter():
            return f"Giá trị của {_named(error)} không đúng: {_reason(error)}"
        case click.BadOptionUsage():
            return f"Tùy chọn {error.option_name} dùng không đúng: cần đúng một giá trị theo sau."
    message = error.format_message()
    if message.startswith("No such command"):
        return f"Không có lệnh {message.split(chr(39))[1]!r}; các lệnh có ở --help."
    if message.startswith("Missing command"):
        return "Thiếu tên lệnh."
    if message.startswith("Got unexpected extra argument"):
        extra = message[message.index("(") + 1 : message.rindex(")")]
        return f"Thừa tham số: {extra}."
    return message


def _perhaps(possibilities: list[str] | None) -> str:
    return f" Có phải {', '.join(sorted(possibilities))}?" if possibilities else ""


def _named(error: click.BadParameter) -> str:
    if error.param is None:
        return str(error.param_hint or "tham số")
    name = error.param.get_error_hint(error.ctx) if error.ctx else error.param.name
    kind = "tham số" if isinstance(error.param, click.Argument) else "tùy chọn"
    return f"{kind} {str(name).strip(chr(39))}"


def _reason(error: click.BadParameter) -> str:
    """Our own parameter types speak Vietnamese; for click's own say what is accepted."""
    kind = error.param.type if error.param else None
    match kind:
        case click.Choice():
            return f"cần một trong {', '.join(map(str, kind.choices))}."
        case click.DateTime():
            return "cần một ngày có trong lịch, dạng YYYY-MM-DD."
        case click.IntRange():
            return f"cần số nguyên trong khoảng {kind._describe_range()}."
        case _ if kind is click.INT:
            return "cần một số nguyên."
    return error.message
