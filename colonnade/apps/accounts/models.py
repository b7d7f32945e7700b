"""A person: an address, the name that they go by, and nothing about who they are beyond that."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

__all__ = ["Person"]


class PersonQuerySet(BaseUserManager["Person"]):
    """People, found by e-mail address in any case."""

    def get_by_natural_key(self, username: str | None) -> Person:
        """Find a person by address, whatever its case."""
        return self.get(email__iexact=username)

    def make(self, *, email: str, name: str, password: str | None = None, **fields: Any) -> Person:
        """Make a person; with no password they cannot sign in until they have chosen one."""
        person = self.model(email=email.strip().lower(), name=name.strip(), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person


class Person(AbstractBaseUser):
    """Someone who signs in. Colonnade never asks for and never holds a person's orientation or gender history."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = PersonQuerySet()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="accounts_person_email_once")]

    def __str__(self) -> str:
        return self.name
