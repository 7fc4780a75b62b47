"""`luanchuyen accounts open`: an account for a person, its password told once."""

import pytest
from click.testing import CliRunner, Result

from luanchuyen.cli.main import cli
from luanchuyen.records.models import Account
from tests import people

pytestmark = pytest.mark.django_db


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, ["accounts", "open", *arguments])


def test_it_opens_an_account_for_a_committee() -> None:
    people.settle(people.town())
    unit = str(people.rows("units")[0]["code"])

    result = run("hoa", "--name", "Lê Hoa", "--role", "officer", "--committee", unit)

    assert result.exit_code == 0
    password = result.stdout.split("mật khẩu: ")[1].strip()
    account = Account.objects.get(username="hoa")
    assert account.check_password(password)
    assert account.committee_id == unit


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--role", "vua"), "officer"),
        (("--role", "officer", "--committee", "ZZ"), "ZZ"),
    ],
)
def test_it_refuses_what_it_does_not_know(options: tuple[str, ...], words: str) -> None:
    people.settle(people.town())

    result = run("hoa", "--name", "Lê Hoa", *options)

    assert result.exit_code == 2
    assert words in result.output
    assert not Account.objects.filter(username="hoa").exists()
