"""The recorded shop's calculator: sums as a customer-service agent types them.

Evaluates numbers, + - * / // ** and brackets without Python's eval.
"""

import ast
import operator
from collections.abc import Callable

__all__ = ["calculate"]

ALLOWED = set("0123456789+-*/(). ")
MAX_EXPONENT = 64
MAX_LENGTH = 500

_BINARY: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Pow: operator.pow,
}


def calculate(expression: str) -> str:
    """The value, rounded to 2 decimals, as text: "155.33 - 147.05" gives "8.28".

    Raises:
        ValueError: it is not a sum of numbers, divides by zero, or is beyond any price.
    """
    if not set(expression) <= ALLOWED or len(expression) > MAX_LENGTH:
        raise ValueError("only numbers, + - * / ( ) . and spaces can be calculated")
    try:
        value = _value(ast.parse(expression.strip(), mode="eval").body)
        return str(round(float(value), 2))
    except (SyntaxError, ArithmeticError, TypeError, RecursionError) as error:
        raise ValueError(f"{expression!r} cannot be calculated: {error}") from None


def _value(node: ast.expr) -> float:
    match node:
        case ast.Constant(value=int() | float() as number):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand)
        case ast.BinOp(left=left, op=op, right=right) if type(op) in _BINARY:
            base, other = _value(left), _value(right)
            if isinstance(op, ast.Pow) and abs(other) > MAX_EXPONENT:
                raise ValueError(f"an exponent of {other} is beyond any price")
            return _BINARY[type(op)](base, other)
    raise ValueError("only numbers, + - * / and brackets can be calculated")
