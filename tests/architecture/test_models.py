"""Every model and field is in the register, and foreign keys between apps hold the order of the apps."""

import tomllib

import pytest
from django.apps import apps
from django.conf import settings
from django.db.models import ForeignKey

from colonnade.foundation.tenancy.keys import TenantKey
from colonnade.foundation.tenancy.models import TenantModel
from colonnade.foundation.tenancy.register import read
from tests.architecture.sources import REPOSITORY

# No column for these, ever: the Gender Recognition Act 2004, section 22.
NEVER = {
    "gender_recognition",
    "grc",
    "former_name",
    "dead_name",
    "birth_sex",
    "sex_at_birth",
    "assigned_sex",
    "orientation",
    "sexual_orientation",
    "trans_status",
    "gender_history",
}


def _models():
    return sorted(apps.get_models(), key=lambda model: model._meta.label)


def _order():
    """The app labels from the bottom up, as the layers give them."""
    contracts = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    [order] = [one["layers"] for one in contracts["contracts"] if one["id"] == "apps"]
    return [name.strip() for layer in reversed(order) for name in layer.split("|")]


@pytest.mark.parametrize("model", _models(), ids=lambda model: model._meta.label)
def test_each_field_has_a_class_and_a_time_to_be_kept(model):
    entry = read()[model._meta.label]
    assert {field.name for field in model._meta.local_concrete_fields} == set(entry.fields)
    assert all(field.kept for field in entry.fields.values())


def test_no_entry_of_the_register_is_for_a_model_that_is_gone():
    assert set(read()) == {model._meta.label for model in _models()}


def test_no_field_stands_in_two_classes():
    raw = tomllib.loads(settings.TENANCY_REGISTER.read_text(encoding="utf-8"))["models"]
    for label, entry in raw.items():
        named = [
            name for privacy in ("public", "organisation", "personal", "special") for name in entry.get(privacy, ())
        ]
        assert len(named) == len(set(named)), label


@pytest.mark.parametrize("model", _models(), ids=lambda model: model._meta.label)
def test_a_model_is_fenced_as_the_register_says(model):
    kind = read()[model._meta.label].kind
    assert issubclass(model, TenantModel) == (kind in {"tenant", "granted"})


@pytest.mark.parametrize(
    "model", [model for model in _models() if issubclass(model, TenantModel)], ids=lambda model: model._meta.label
)
def test_a_key_to_an_organisations_row_names_the_organisation_too(model):
    loose = [
        field.name
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and issubclass(field.related_model, TenantModel)
        and not isinstance(field, TenantKey)
    ]
    assert loose == []


@pytest.mark.parametrize(
    "model", [model for model in _models() if issubclass(model, TenantModel)], ids=lambda model: model._meta.label
)
def test_what_must_be_unique_is_so_within_an_organisation(model):
    # The hash of 256 random bits is no word that somebody in another organisation could try.
    beside = {"organisations.Invitation.secret_hash"}
    alone = [
        f"{model._meta.label}.{field.name}"
        for field in model._meta.local_fields
        if field.unique and not field.primary_key
    ]
    constraints = [
        constraint.name
        for constraint in model._meta.total_unique_constraints
        if "organisation" not in constraint.fields
    ]
    assert set(alone) - beside == set()
    # A head is one for each organisation, so the organisation alone is its key.
    assert constraints == []


@pytest.mark.parametrize("model", _models(), ids=lambda model: model._meta.label)
def test_nothing_is_held_that_must_never_be(model):
    names = {field.name for field in model._meta.get_fields()}
    assert not [name for name in names if any(word in name for word in NEVER)]


def test_foreign_keys_between_apps_hold_the_order_of_the_apps():
    order = _order()
    upward = [
        f"{model._meta.label}.{field.name} -> {field.related_model._meta.label}"
        for model in _models()
        if model._meta.app_label in order
        for field in model._meta.local_fields
        if isinstance(field, ForeignKey)
        and field.related_model._meta.app_label in order
        and order.index(field.related_model._meta.app_label) > order.index(model._meta.app_label)
    ]
    assert upward == []


def test_every_app_has_its_place_in_the_order():
    ours = {config.label for config in apps.get_app_configs() if config.name.startswith("colonnade.apps.")}
    assert ours == set(_order())
