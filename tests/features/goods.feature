Feature: Goods are sold by name, and customers add a tip
  What the shop sells lies beside the keypad; a tip is chosen before there is a code to pay.

  Background:
    Given the till stands at the keypad
    And the shop sells "Coffee" at "2.90"

  Scenario: The customer adds a tip on the screen, and it stands apart everywhere
    When the cashier touches "Items"
    And the cashier touches "Coffee, €2.90"
    And the cashier touches "Coffee, €2.90"
    And the cashier touches "Charge €5.80"
    Then the screen says "Would you like to add a tip?"
    And no code is on the screen
    When the customer touches "10 %"
    And the customer scans the code
    And the customer pays what the code asks
    And a block is found
    Then the sale is "Paid"
    And 1 paper is printed
    And the newest paper says "Coffee 5.80"
    And the newest paper says "Tip 0.58"
    And the newest paper says "TOTAL EUR 6.38"
    And the books of the shift have a tip of "0.58" for the sale

  Scenario: The customer answers on the page, and the screen goes on
    When the cashier types "10"
    And the cashier presses Enter
    Then the screen says "Would you like to add a tip?"
    When the customer chooses "none" on the page
    And the customer scans the code
    Then the screen does not say "Would you like to add a tip?"
    And the sale asks for "€10.00"

  Scenario: A list is taken in whole, or not at all
    Given the list "spring.csv" says "Coffee,3.10" and "Tea,much"
    When the cashier touches "Items"
    And the cashier touches "Edit items"
    And the cashier touches "Lists"
    And the cashier touches "spring.csv"
    Then the screen says "“much” is no price."
    And the shop still sells "Coffee" at "2.90"
    Given the list "spring.csv" says "Coffee,3.10" and "Tea,2.60"
    When the cashier touches "Look again"
    And the cashier touches "spring.csv"
    Then the screen says "€2.90, then €3.10"
    When the cashier touches "Take it in"
    Then the screen says "Taken in: 1 new, 1 changed."
    And the shop now sells "Coffee" at "3.10"
